"""How does the robot make a pass over its sources?

`fetcher.robot.fetch.fetch` makes one: of each source it asks the indexes, then the
addresses that are due, and keeps every answer with what was decided about it.
"""
