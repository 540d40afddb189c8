"""What may be asked: the query language and its limits."""
