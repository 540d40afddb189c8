"""How do some OpenSearch nodes run on this machine, for tests and measurements?"""
