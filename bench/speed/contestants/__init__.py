"""How is each engine built and asked? A module an engine, each a `Contestant`."""
