"""How do the nodes of an OpenSearch cluster store an index and answer from it?"""
