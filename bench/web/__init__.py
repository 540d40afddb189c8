"""What does Hoptac make of the web, without leaving this machine?

Sites of several designs are laid out in four languages from texts of our own, with the
furniture and the faults of real ones (`pages`), and served by a server whose clock one
can turn (`server`).
"""
