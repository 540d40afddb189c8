"""What is Hoptac made of, under which terms, and is any of it known to be unsafe?"""
