"""What we search: articles, the files they come from, and names for what they carry."""

from analyzers import LANGUAGES
from corpus.article import Article, Rejection
from corpus.countries import (
    HOME,
    cldr_country_name,
    country_label,
    country_names,
    is_country,
    language_label,
)
from corpus.countries_en import english_country_terms
from corpus.country_lexicon import load_country_lexicon
from corpus.errors import CorpusError, RuleError, UnreadableError
from corpus.label_signs import with_one_apostrophe
from corpus.language import identifier_version
from corpus.organizations import (
    is_organization,
    load_organizations,
    organization_kind,
    organization_label,
)
from corpus.reader import UnchangedArticle, find_files, read_articles, read_with_digests
from corpus.sentences import sentence_at, sentence_number, sentence_span
from corpus.shared_country_names import shared_country_names
from corpus.thesaurus_concepts import (
    CAPITALISED,
    COUNTRY,
    country_concepts,
    organization_concepts,
)
from corpus.topic import Topic
from corpus.topics import (
    TOPICS_FILE,
    load_topics,
    read_topics,
    topic_concepts,
    topic_label,
    write_topics,
)

__all__ = [
    "CAPITALISED",
    "COUNTRY",
    "HOME",
    "LANGUAGES",
    "TOPICS_FILE",
    "Article",
    "CorpusError",
    "Rejection",
    "RuleError",
    "Topic",
    "UnchangedArticle",
    "UnreadableError",
    "cldr_country_name",
    "country_concepts",
    "country_label",
    "country_names",
    "english_country_terms",
    "find_files",
    "identifier_version",
    "is_country",
    "is_organization",
    "language_label",
    "load_country_lexicon",
    "load_organizations",
    "load_topics",
    "organization_concepts",
    "organization_kind",
    "organization_label",
    "read_articles",
    "read_topics",
    "read_with_digests",
    "sentence_at",
    "sentence_number",
    "sentence_span",
    "shared_country_names",
    "topic_concepts",
    "topic_label",
    "with_one_apostrophe",
    "write_topics",
]
