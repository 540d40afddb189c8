"""Are the keys of one thing equal across languages, and those of others not?"""

import numpy as np
import pytest

from analyzers import get_document_reader
from indexer.stories.keys import KeyKind, find_keys, key, kinds_of

EQUAL = {
    "name": (("uk", "був Зеленський"), ("fr", "avec Zelensky"), KeyKind.NAME),
    "Vietnamese name": (("uk", "був Нгуєн"), ("vi", "ông Nguyễn"), KeyKind.NAME),
    "Latin token": (("uk", "проєкт VKIST"), ("pl", "projekt VKIST"), KeyKind.LATIN),
    "cognate": (("uk", "референдум"), ("fr", "référendum"), KeyKind.COGNATE),
    "number": (("uk", "2026 рік"), ("vi", "năm 2026"), KeyKind.NUMBER),
    "small": (("uk", "дев'ять сесій"), ("vi", "9 khóa"), KeyKind.SMALL_NUMBER),
}


def keys(lang, body, countries=(), title="", shift=0):
    """Return the first offset of each key of an article."""
    texts = get_document_reader(lang).read(title, body)
    key_ids, offsets = find_keys(*texts, countries, shift=shift)
    return dict(zip(key_ids.tolist(), offsets.tolist(), strict=True))


def kind_of(one):
    """Return the kind of a key."""
    return KeyKind(kinds_of(np.array([one], np.uint64))[0])


@pytest.mark.parametrize(("one", "other", "kind"), EQUAL.values(), ids=EQUAL)
def test_what_survives_translation_has_one_key(one, other, kind):
    """Two texts share a key of the kind that is meant."""
    common = keys(*one).keys() & keys(*other).keys()

    assert kind in set(map(kind_of, common))


def test_common_vietnamese_words_have_no_key():
    """Words of Vietnamese syllables in lower case are no cognates."""
    assert keys("vi", "hợp tác nghiên cứu") == {}


def test_a_key_is_where_it_is_mentioned_first():
    """Countries and words have the offset of their first mention."""
    offsets = keys("uk", "про ASEAN та ASEAN", [("VN", 7), ("VN", 9)])

    assert offsets[key("VN", KeyKind.COUNTRY)] == 7
    assert offsets[key("asean", KeyKind.LATIN)] == 4


def test_offsets_count_from_the_title_on():
    """What only the body has is after the title; an offset in the title comes first."""
    offsets = keys("uk", "референдум і ASEAN", title="про ASEAN", shift=10)

    assert offsets[key("asean", KeyKind.LATIN)] == 4
    (cognate,) = (one for one in offsets if kind_of(one) is KeyKind.COGNATE)
    assert offsets[cognate] == 10


def test_kinds_distinguish_equal_texts():
    """The number 20 and a name of that spelling are two keys."""
    assert key("20", KeyKind.NUMBER) != key("20", KeyKind.NAME)
    assert all(kind_of(key("x", kind)) is kind for kind in KeyKind)
