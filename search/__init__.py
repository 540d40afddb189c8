"""Asking and answering: questions, plans, engines, results."""

from search.channels import opens_sentence, postings
from search.engines.whoosh import WhooshStorage
from search.entry import Channel, Entry, Evidence, Posting, Tag
from search.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexOutdatedError,
    QueryError,
    SearchError,
    UnusableIndexError,
)
from search.generations import (
    Manifest,
    building,
    current_generation,
    publish,
    read_manifest,
    verify,
)
from search.mending import Mended
from search.parser import Question, normalise, parse, plain_question
from search.query import MAX_DEPTH, MAX_SIZE, FacetField, Query, Sort
from search.reader import Reader
from search.reasons import Reason
from search.result import Facet, FacetValue, Found, Fragment, Hit, Result, Snippet
from search.suggestions import FILE as SUGGESTIONS, Suggestion, write_suggestions

__all__ = [
    "MAX_DEPTH",
    "MAX_SIZE",
    "SUGGESTIONS",
    "Channel",
    "Entry",
    "Evidence",
    "Facet",
    "FacetField",
    "FacetValue",
    "Found",
    "Fragment",
    "Hit",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexMissingError",
    "IndexOutdatedError",
    "Manifest",
    "Mended",
    "Posting",
    "Query",
    "QueryError",
    "Question",
    "Reader",
    "Reason",
    "Result",
    "SearchError",
    "Snippet",
    "Sort",
    "Suggestion",
    "Tag",
    "UnusableIndexError",
    "WhooshStorage",
    "building",
    "current_generation",
    "normalise",
    "opens_sentence",
    "parse",
    "plain_question",
    "postings",
    "publish",
    "read_manifest",
    "verify",
    "write_suggestions",
]
