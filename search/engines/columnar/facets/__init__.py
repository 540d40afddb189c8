"""Which values do documents have, and how are they counted?"""
