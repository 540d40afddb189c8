"""Do keys of one thing meet across languages, and those of others not?"""

import pytest

from analyzers import get_document_reader
from indexer.stories.keys import KeyKind, find_keys, key, sort_of

MEETING = {
    "name": (("uk", "був Зеленський"), ("fr", "avec Zelensky"), KeyKind.NAME),
    "Vietnamese name": (("uk", "був Нгуєн"), ("vi", "ông Nguyễn"), KeyKind.NAME),
    "sign": (("uk", "проєкт VKIST"), ("pl", "projekt VKIST"), KeyKind.SIGN),
    "shared word": (("uk", "референдум"), ("fr", "référendum"), KeyKind.SHARED),
    "number": (("uk", "2026 рік"), ("vi", "năm 2026"), KeyKind.NUMBER),
    "count": (("uk", "дев'ять сесій"), ("vi", "9 khóa"), KeyKind.COUNT),
}


def keys(lang, body, countries=(), title="", shift=0):
    """Give each key of an article with its first place."""
    readings = get_document_reader(lang).read(title, body)
    found, starts = find_keys(*readings, countries, shift=shift)
    return dict(zip(found.tolist(), starts.tolist(), strict=True))


@pytest.mark.parametrize(("one", "other", "sort"), MEETING.values(), ids=MEETING)
def test_what_survives_translation_has_one_key(one, other, sort):
    """Two texts share a key of the sort that is meant."""
    common = keys(*one).keys() & keys(*other).keys()

    assert sort in {sort_of(found) for found in common}


def test_common_vietnamese_words_are_shared_with_none():
    """A word of Vietnamese syllables in small letters leaves no key."""
    assert keys("vi", "hợp tác nghiên cứu") == {}


def test_a_key_stands_where_it_is_first_found():
    """Countries and words give the offset of their first mention."""
    found = keys("uk", "про ASEAN та ASEAN", [("VN", 7), ("VN", 9)])

    assert found[key("VN", KeyKind.COUNTRY)] == 7
    assert found[key("asean", KeyKind.SIGN)] == 4


def test_places_count_from_the_title_on():
    """What only the body has stands behind the title; a title's place comes first."""
    found = keys("uk", "референдум і ASEAN", title="про ASEAN", shift=10)

    assert found[key("asean", KeyKind.SIGN)] == 4
    (shared,) = (one for one in found if sort_of(one) is KeyKind.SHARED)
    assert found[shared] == 10


def test_sorts_keep_equal_texts_apart():
    """The number 20 and a name of that spelling are two keys."""
    assert key("20", KeyKind.NUMBER) != key("20", KeyKind.NAME)
    assert all(sort_of(key("x", sort)) is sort for sort in KeyKind)
