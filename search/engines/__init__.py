"""Adapters that put the engine port on a library, one package each."""
