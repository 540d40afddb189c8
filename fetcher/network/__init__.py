"""How is one address asked, within limits and without being led astray?"""
