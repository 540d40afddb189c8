"""Showing it to people: the search page, the article page and the API."""

from webapp.app import create_app
from webapp.settings import Settings

__all__ = ["Settings", "create_app"]
