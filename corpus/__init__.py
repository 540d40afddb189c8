"""What we search: articles, the files they come from, and names for what they carry."""

from corpus.article import LANGUAGES, Article, Rejection
from corpus.countries import country_label, country_names, is_country, language_label
from corpus.errors import CorpusError, RuleError, UnreadableError
from corpus.readers import find_files, read_articles
from corpus.topics import Topic, load_topics, topic_label

__all__ = [
    "LANGUAGES",
    "Article",
    "CorpusError",
    "Rejection",
    "RuleError",
    "Topic",
    "UnreadableError",
    "country_label",
    "country_names",
    "find_files",
    "is_country",
    "language_label",
    "load_topics",
    "read_articles",
    "topic_label",
]
