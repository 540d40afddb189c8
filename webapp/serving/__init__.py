"""Serving it over HTTP: connections, processes, starting and stopping."""
