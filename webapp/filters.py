"""How do templates write dates, numbers, languages and messages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import language_label
from webapp import page_titles
from webapp.arrival_marks import arrived, index_moment, recently_added_url
from webapp.day_words import days_in_words, is_future
from webapp.language_menu import alternates, language_choices
from webapp.links import advanced_url, day_label
from webapp.messages import translated
from webapp.my_list_view import citations_of
from webapp.number_format import format_counts, format_number, format_share
from webapp.print_head import print_head
from webapp.request_context import collection_name, current_locale
from webapp.start_view import make_start
from webapp.tabs import tabs
from webapp.value_notes import shown_notes
from webapp.version_view import version_name

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Register what templates call."""
    app.jinja_env.globals["print_head"] = print_head
    app.jinja_env.globals["collection_name"] = collection_name
    app.jinja_env.globals["format_counts"] = format_counts
    app.jinja_env.globals["language_choices"] = language_choices
    app.jinja_env.globals["start_view"] = make_start
    app.jinja_env.globals["tabs"] = tabs
    app.jinja_env.globals["alternates"] = alternates
    app.jinja_env.globals["advanced_url"] = advanced_url
    for mark in (arrived, index_moment, recently_added_url):
        app.jinja_env.globals[mark.__name__] = mark
    for make_title in (
        page_titles.page_title,
        page_titles.site_name,
        page_titles.search_page_title,
        page_titles.overview_title,
        page_titles.article_title,
        page_titles.comparison_title,
    ):
        app.jinja_env.globals[make_title.__name__] = make_title
    app.jinja_env.globals["citations_of"] = citations_of
    app.jinja_env.filters["day"] = day_label
    app.jinja_env.filters["days_in_words"] = days_in_words
    app.jinja_env.tests["future"] = is_future
    app.jinja_env.filters["version"] = version_name
    app.jinja_env.filters["percent"] = format_share
    app.jinja_env.filters["number"] = format_number
    app.jinja_env.filters["language"] = _language
    app.jinja_env.filters["translated"] = translated
    app.jinja_env.globals["shown_notes"] = shown_notes


def _language(lang: str) -> str:
    return language_label(lang, current_locale())
