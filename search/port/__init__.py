"""What do an engine and the rest of the search tell each other?"""
