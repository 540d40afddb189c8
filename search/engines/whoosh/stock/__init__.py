"""Whoosh's own reader and searcher on our segments: the measure of the executor."""

from bench.oracle.searcher import StockSearcher, open_stock

__all__ = ["StockSearcher", "open_stock"]
