"""Where does a word begin and end?"""

from __future__ import annotations

import re
import timeit
from itertools import pairwise

import pytest
from hypothesis import given

from analyzers import Kind
from analyzers.tokenizer import LONGEST_WORD, split_runs, tokenize
from tests.analyzers.test_analyzer import MIXED_TEXTS


def cut(text: str, **options: re.Pattern[str]) -> list[str]:
    """Return the raw tokens of a text, compounds in brackets."""
    return [
        f"[{text[p.start : p.end]}]"
        if p.kind is Kind.COMPOUND
        else text[p.start : p.end]
        for p in tokenize(text, **options)
    ]


TEXTS = {
    "nothing": ("", []),
    "signs": (" — «…» ; _ ", []),
    "blanks": ("one\u00a0two\tthree\nfour", ["one", "two", "three", "four"]),
    "inner apostrophe": ("в'язь в’язь", ["в'язь", "в’язь"]),
    "outer apostrophe": ("'word' “it’s”", ["word", "it’s"]),
    "sign": ("R&D KH&CN Abc & Cde &c", ["R&D", "KH&CN", "Abc", "Cde", "c"]),
    "sign with blanks": (
        "R & D, VH-TT & DL",
        ["[R & D]", "R", "D", "[VH-TT & DL]", "VH", "TT", "DL"],
    ),
    "capitals and dots": (
        "T.P.HCM TP.HCM, TP. HCM. QL.1A",
        [
            "[T.P.HCM]",
            "T",
            "P",
            "HCM",
            "[TP.HCM]",
            "TP",
            "HCM",
            "[TP. HCM]",
            "TP",
            "HCM",
            "[QL.1A]",
            "QL",
            "1A",
        ],
    ),
    "dots between others": (
        "T.S. Eliot EU. NATO QL.1.5 VII.1998 Ha.HCM",
        ["T", "S", "Eliot", "EU", "NATO", "QL", "1.5", "VII", "1998", "Ha", "HCM"],
    ),
    "ordinal": ("19. wiek 2. Wiek 1999. do", ["19", "wiek", "2", "Wiek", "1999", "do"]),
    "underscore": ("a_b", ["a", "b"]),
    "comma between letters": ("triển,hai", ["triển", "hai"]),
    "decimal": ("3,5 3.5 1.234,5", ["3,5", "3.5", "1.234,5"]),
    "number at the end": ("in 2025. Then", ["in", "2025", "Then"]),
    "number before a word": ("3,5ab 3,a", ["3,5ab", "3", "a"]),
    "number and unit": (
        "250МВт, 6,4mld",
        ["[250МВт]", "250", "МВт", "[6,4mld]", "6,4", "mld"],
    ),
    "hours": ("18h30 2h5m", ["[18h30]", "18", "h", "30", "[2h5m]", *"2h5m"]),
    "decimals of two digits": ("3,55km", ["[3,55km]", "3,55", "km"]),
    "millions": ("2M€ 2,3M 2M", ["[2M]", "2", "M", "[2,3M]", "2,3", "M", "2M"]),
    "degrees": ("25ºC 25 °C", ["[25ºC]", "25", "C", "25", "C"]),
    "word without its blank": ("10тонн 3GPP", ["[10тонн]", "10", "тонн", "3GPP"]),
    "range up to a grouped number": (
        "5-10 000; 10 000-тонний",
        ["5", "[10 000]", "10", "000", "[10 000]", "10", "000", "тонний"],
    ),
    "designation": ("5G H2O 4x4 2e", ["5G", "H2O", "4x4", "2e"]),
    "grouped": ("47\u202f650 осіб", ["[47\u202f650]", "47", "650", "осіб"]),
    "range of grouped": (
        "10 000–15 000",
        ["[10 000]", "10", "000", "[15 000]", "15", "000"],
    ),
    "year before a number": ("2019 250", ["2019", "250"]),
    "designation before a number": (
        "COVID-19 250 G7 200",
        ["[COVID-19]", "COVID", "19", "250", "G7", "200"],
    ),
    "time before a number": ("18:30 250", ["18", "30", "250"]),
    "telephone number": ("8 800 500 1234", ["8", "800", "500", "1234"]),
    "date": ("12.07.1998р.", ["[12.07.1998р]", "12", "07", "1998", "р"]),
    "range of days": ("12-15.07.2024", ["[12-15.07.2024]", "12", "15", "07", "2024"]),
    "number of an act": ("30/2020/N 5/2020/N", ["30", "2020", "N", "5", "2020", "N"]),
    "abbreviation with dots": ("О.О.Н. p.n.e. x", ["О.О.Н", "p.n.e", "x"]),
    "two letters with dots": ("т.з. U.S. Army", ["[т.з]", "т", "з", "U.S", "Army"]),
    "initials": (
        "T.S. Eliot В.О.Коваль plan B. A",
        ["T", "S", "Eliot", "В", "О", "Коваль", "plan", "B", "A"],
    ),
    "initials with a hyphen": ("J.-Y. Le", ["J", "Y", "Le"]),
    "dots of an address": ("www.a.b a.b.com", ["www", "a", "b", "a", "b", "com"]),
    "letters and digits": (
        "5G G20 COVID-19",
        ["5G", "G20", "[COVID-19]", "COVID", "19"],
    ),
    "hyphen": ("a-b", ["[a-b]", "a", "b"]),
    "three parts": ("a-b-c", ["[a-b-c]", "a", "b", "c"]),
    "hard hyphen": ("a\u2011b", ["[a\u2011b]", "a", "b"]),
    "loose hyphen": ("науково- технічний -так", ["науково", "технічний", "так"]),
    "two hyphens": ("a--b", ["a", "b"]),
    "dash": ("Київ–Париж", ["Київ", "Париж"]),
    "dash between digits": ("2026–2035", ["[2026–2035]", "2026", "2035"]),
    "hyphen with an apostrophe": (
        "прем'єр-міністр",
        ["[прем'єр-міністр]", "прем'єр", "міністр"],
    ),
    "fraction": ("1/2 (3/4) ½", ["[1/2]", "1", "2", "[3/4]", "3", "4", "½"]),
    "no fraction": ("24/7 1/2/3 9/11", ["24", "7", "1", "2", "3", "9", "11"]),
    "combining mark": ("за\u0301мок", ["за\u0301мок"]),
    "soft hyphen": ("за\u00adмок", ["за\u00adмок"]),
    "zero width": ("за\u200bмок", ["за\u200bмок"]),
    "mark of direction": ("за\u200eмок \u200fлук\u200f", ["за\u200eмок", "лук\u200f"]),
    "embedding": ("\u202aза\u202cмок", ["за\u202cмок"]),
    "isolate": ("\u2066за\u2069мок", ["за\u2069мок"]),
    "variation selector": ("за\ufe0fмок", ["за\ufe0fмок"]),
    "grapheme joiner": ("за\u034fмок", ["за\u034fмок"]),
    "after an apostrophe": ("в'\u200eїзд", ["в'\u200eїзд"]),
    "after a hyphen": ("a-\u200eb", ["[a-\u200eb]", "a", "\u200eb"]),
    "typewriter": (
        'об"єкт з*їзд П"ять ПІД"ЇЗД',
        ['об"єкт', "з*їзд", 'П"ять', 'ПІД"ЇЗД'],
    ),
    "smart quote as apostrophe": ("в”язь ін''єкція", ["в”язь", "ін''єкція"]),
    "quotation before a word": ('"Яблуко" "яр"', ["Яблуко", "яр"]),
    "quotation of a vowel": ('"закону"я', ["закону", "я"]),
    "quotation before a capital": ('"суд"Європа', ["суд", "Європа"]),
    "product": ("5*я п * ять к*т", ["5", "я", "п", "ять", "к", "т"]),
    "Latin quotation": ('on"ya', ["on", "ya"]),
    "modifier letters": ("dʹor в‛їзд вˈїзд", ["dʹor", "в‛їзд", "вˈїзд"]),
    "link": (
        "https://mst.gov.vn/a-1",
        ["https", "mst", "gov", "vn", "[a-1]", "a", "1"],
    ),
}


@pytest.mark.parametrize(("text", "pieces"), TEXTS.values(), ids=TEXTS)
def test_text_is_cut_into_words(text, pieces):
    """A hyphenated word comes whole, then in parts."""
    assert cut(text) == pieces


def test_positions_count_words():
    """A whole shares the position of its first part."""
    pieces = [(p.position, p.kind) for p in tokenize("о науково-технічний о")]

    assert pieces == [
        (0, Kind.WORD),
        (1, Kind.COMPOUND),
        (1, Kind.WORD),
        (2, Kind.WORD),
        (3, Kind.WORD),
    ]


CLITICS = re.compile("(?:l|qu)['’]", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("l'an", ["an"]),
        ("L’An", ["An"]),
        ("sol'an", ["sol'an"]),
        ("l'avant-pays", ["[avant-pays]", "avant", "pays"]),
        ("vis-à-l'an", ["[vis-à-l'an]", "vis", "à", "an"]),
        ("l' an", ["l", "an"]),
        ("L’O.N.U.", ["O.N.U"]),
        ("l'12e", ["12e"]),
        ("l'A-320 500", ["[A-320]", "A", "320", "500"]),
    ],
    ids=[
        "small",
        "capital",
        "inside",
        "compound",
        "last part",
        "alone",
        "dots",
        "ordinal",
        "designation",
    ],
)
def test_clitics_are_left_out(text, pieces):
    """They are cut off at the start of a part only."""
    assert cut(text, clitics=CLITICS) == pieces


@given(text=MIXED_TEXTS)
def test_words_do_not_overlap_and_lie_in_their_compound(text):
    """A compound has at least two words, from its start to its end."""
    words = [t for t in tokenize(text) if t.kind is Kind.WORD]
    compounds = [t for t in tokenize(text) if t.kind is Kind.COMPOUND]

    assert all(0 <= t.start < t.end <= len(text) for t in (*words, *compounds))
    assert all(a.end <= b.start for a, b in pairwise(words))
    for compound in compounds:
        parts = [w for w in words if compound.start <= w.start < compound.end]
        assert len(parts) > 1
        assert (parts[0].start, parts[-1].end) == compound[:2]


@pytest.mark.parametrize(
    "part", ["1,", "1.", "a.", "A.", "1 250 ", "12/07/", "A & ", "a-", "1h", "12.VII."]
)
def test_time_grows_with_length_alone(part):
    """Four times as long a text takes less than eight times as long."""

    def took(times):
        text = part * times + "x"
        return min(timeit.repeat(lambda: [*tokenize(text)], number=1, repeat=3))

    assert took(8_000) < 8 * took(2_000) + 0.02


@given(text=MIXED_TEXTS)
def test_a_run_has_the_same_tokens_alone_as_in_its_text(text):
    """What surrounds a run decides only where it ends."""
    pieces, offset, starts = split_runs(text), 0, []
    for number, piece in enumerate(pieces):
        starts += [offset + t.start for t in tokenize(piece)] if number % 2 else []
        assert number % 2 or not list(tokenize(piece))
        offset += len(piece)

    assert "".join(pieces) == text
    assert starts == [token.start for token in tokenize(text)]


def test_what_is_longer_than_any_word_is_none() -> None:
    """It takes up no position; its parts are words, where they are short enough."""
    longest = "a" * LONGEST_WORD
    assert cut(f"b {longest} c") == ["b", longest, "c"]
    assert cut(f"b {longest}a c") == ["b", "c"]
    assert cut(f"b a{LONGEST_WORD * chr(0x301)} c") == ["b", "c"]
    assert cut(f"b d-{longest} c") == ["b", "d", longest, "c"]
    assert [t.position for t in tokenize(f"b {longest}a c")] == [0, 1]
