"""Which keys does a name have, the same in every script and case?"""
