"""Showing it to people: the search page, the article page and the API."""
