"""How is all that Hoptac cannot make again saved, and put back?"""
