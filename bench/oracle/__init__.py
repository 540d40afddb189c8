"""Do our executor and Whoosh's own machinery give the same answers?

Whoosh's searcher works on our indexes through the codec. Here it evaluates plans, with
our scoring formula as its weighting, and is compared with our executor on random
indexes and plans. Run as `python -m bench.oracle`.
"""
