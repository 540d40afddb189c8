"""May this address be asked, and when?"""
