"""How is each engine built and asked? Each module is a `Contestant`."""
