"""What do an engine and the rest of the search exchange?

`document` is what goes into an index, `plan` what an engine looks for, `matches` what
it finds, and `engine` what it must be able to do.
"""
