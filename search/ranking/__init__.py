"""How much does what speaks for an article weigh?"""
