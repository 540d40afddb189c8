"""How does the web get into a store, without harm to anyone?"""
