"""Asking and answering: questions, plans, engines, results."""

from search.arrays import ArrayFile, ArrayWriter
from search.channels import opens_sentence, postings
from search.digest import digest_of, part_of
from search.embedding import Embedder, find_embedder
from search.engines.whoosh import Pack, WhooshStorage
from search.entry import (
    Channel,
    Entry,
    Evidence,
    Posting,
    Postings,
    Role,
    Tag,
    partners,
)
from search.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexOutdatedError,
    ModelError,
    QueryError,
    SearchError,
    UnusableIndexError,
)
from search.generations import Generation, Service, current_generation, in_service
from search.manifest import Manifest, read_manifest
from search.meanings import Meanings, write_meanings
from search.mending import Mended
from search.message import Message, message
from search.opened import open_generation
from search.parser import Question, normalise, parse, plain_question
from search.publishing import building, publish, roll_back
from search.query import MAX_DEPTH, MAX_SIZE, FacetField, Query, Sort
from search.reader import Reader
from search.reasons import Reason
from search.renumbering import Renumbering
from search.result import (
    Facet,
    FacetValue,
    Found,
    Fragment,
    Hit,
    Month,
    Result,
    Snippet,
)
from search.stories import (
    STORIES,
    Stories,
    Story,
    Version,
    read_stories,
    read_story_ids,
    to_json as story_json,
    write_stories,
)
from search.suggestion_lines import renew_suggestions, write_suggestions
from search.suggestions import FILE as SUGGESTIONS, Suggestion
from search.thesaurus import FILE as THESAURUS, Thesaurus
from search.verifying import verify
from search.warming import warm

__all__ = [
    "MAX_DEPTH",
    "MAX_SIZE",
    "STORIES",
    "SUGGESTIONS",
    "THESAURUS",
    "ArrayFile",
    "ArrayWriter",
    "Channel",
    "Embedder",
    "Entry",
    "Evidence",
    "Facet",
    "FacetField",
    "FacetValue",
    "Found",
    "Fragment",
    "Generation",
    "Hit",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexMissingError",
    "IndexOutdatedError",
    "Manifest",
    "Meanings",
    "Mended",
    "Message",
    "ModelError",
    "Month",
    "Pack",
    "Posting",
    "Postings",
    "Query",
    "QueryError",
    "Question",
    "Reader",
    "Reason",
    "Renumbering",
    "Result",
    "Role",
    "SearchError",
    "Service",
    "Snippet",
    "Sort",
    "Stories",
    "Story",
    "Suggestion",
    "Tag",
    "Thesaurus",
    "UnusableIndexError",
    "Version",
    "WhooshStorage",
    "building",
    "current_generation",
    "digest_of",
    "find_embedder",
    "in_service",
    "message",
    "normalise",
    "open_generation",
    "opens_sentence",
    "parse",
    "part_of",
    "partners",
    "plain_question",
    "postings",
    "publish",
    "read_manifest",
    "read_stories",
    "read_story_ids",
    "renew_suggestions",
    "roll_back",
    "story_json",
    "verify",
    "warm",
    "write_meanings",
    "write_stories",
    "write_suggestions",
]
