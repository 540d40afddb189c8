"""Does a doubtful name in capitals need words beside it?"""

import pytest

from indexer.tagging.countries import find_countries


def codes(lang, text):
    """Return the countries of a title."""
    return {mention.value for mention in find_countries(lang, [("title", text)])}


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("uk", "УРЯД МАЛІ ПІШОВ", "ML"),
        ("uk", "МАЛІ: НОВИЙ УРЯД", "ML"),
        ("uk", "МАЛІ, НІГЕР І БЕНІН", "ML"),
        ("fr", "MAURICE REFUSE UN PLAN", "MU"),
        ("pl", "KUBA PODPISAŁA UMOWĘ", "CU"),
        ("vi", "THỦ TƯỚNG ANH TỪ CHỨC", "GB"),
        ("vi", "GẠO BÁN SANG ĐỨC", "DE"),
        ("vi", "HỌ GẶP ĐỨC Ở CHUNG KẾT", "DE"),
    ],
)
def test_words_beside_it_settle_that_it_is_a_country(lang, text, code):
    """A head, an act, a list, a colon, a preposition, or that nothing else is meant."""
    assert code in codes(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "МАЛІ ДІТИ ЧЕКАЮТЬ"),
        ("uk", "ВЛАДА ТОГО ЧАСУ"),
        ("uk", "ДО МАЛІ ШКОЛИ"),
        ("fr", "REUNION DU CONSEIL"),
        ("fr", "L'EAU MANQUE"),
        ("fr", "LE LIVRE DE MAURICE"),
        ("pl", "MALI PACJENCI"),
        ("pl", "CZAD W DOMU"),
        ("vi", "NGUYỄN VĂN ĐỨC"),
        ("vi", "ÔNG ĐỨC VỀ QUÊ"),
        ("vi", "TẤM ÁO MỚI"),
    ],
)
def test_without_them_it_is_none(lang, text):
    """Capitals say nothing there."""
    assert codes(lang, text) == set()


def test_capitals_in_another_sentence_do_not_matter():
    """Each sentence is judged alone."""
    assert codes("uk", "УВАГА! Сьогодні Малі голосує.") == {"ML"}
