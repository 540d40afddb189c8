"""How are indexes published, opened, verified and cleaned up?"""
