"""Can topics be read and replaced from a terminal?"""

import json

import pytest

from corpus import read_topics

OWN = """@prefix hop: <https://hoptac.invalid/topic/> .
@prefix medtop: <http://cv.iptc.org/newscodes/mediatopic/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
hop:bridges a skos:Concept ; skos:exactMatch medtop:04000000 ;
    skos:prefLabel "Bridges"@en, "Мости"@uk, "Ponts"@fr, "Mosty"@pl, "Cầu"@vi .
hop:railway-bridges a skos:Concept ; skos:broader hop:bridges ;
    skos:prefLabel "a"@en, "б"@uk, "c"@fr, "most kolejowy"@pl, "đ"@vi .
"""


@pytest.fixture
def own(tmp_path):
    """Return the file of a vocabulary that is not ours."""
    file = tmp_path / "own.ttl"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_topics_have_their_codes(hoptac, shared):
    """Each names its IPTC Media Topic, and the top level or the topics above it."""
    done = hoptac("tag", shared / "seeds")

    for line in map(json.loads, done.stdout.splitlines()):
        scores = [topic["score"] for topic in line["topics"]]
        assert scores == sorted(scores, reverse=True)
        first = line["topics"][0]
        assert set(first) == {"id", "iptc", "iptc_top", "score", "evidence"}
        upper = {topic["id"] for topic in line["topics"]}
        assert line["subtopics"]
        for topic in line["subtopics"]:
            assert set(topic) == {"id", "iptc", "broader", "score", "evidence"}
            assert upper.issuperset(topic["broader"])
            assert topic["evidence"]
        assert all(t["iptc"].startswith("medtop:") for t in line["topics"])
        assert all(t["iptc_top"].endswith("000000") for t in line["topics"])


def test_another_vocabulary_tags(hoptac, articles, own):
    """`--topics` replaces the vocabulary."""
    done = hoptac("tag", articles / "pl.txt", "--topics", own)

    tagged = json.loads(done.stdout)
    (topic,) = tagged["topics"]
    assert topic["id"] == "bridges"
    assert (topic["iptc"], topic["iptc_top"]) == ("medtop:04000000",) * 2
    assert [evidence["text"] for evidence in topic["evidence"]] == ["most kolejowy"]


def test_index_carries_its_vocabulary(hoptac, articles, own, tmp_path):
    """Another vocabulary builds anew, and the index holds what it was built with."""
    call = ("index", articles, "--index", tmp_path / "index")
    hoptac(*call)
    again = hoptac(*call)
    done = hoptac(*call, "--topics", own)

    assert "Nothing has changed" in again.stdout
    assert "Nothing has changed" not in done.stdout
    carried = tmp_path / "index" / "gen-000002" / "topics.json"
    assert [t.id for t in read_topics(carried)] == ["bridges", "railway-bridges"]
    assert "Nothing has changed" in hoptac(*call, "--topics", own).stdout


@pytest.mark.parametrize("name", ["tag", "index"])
def test_broken_vocabulary_is_one_line(hoptac, articles, own, tmp_path, name):
    """The file, the line, what is wrong and what to do; nothing is done."""
    own.write_text(OWN.replace('"Cầu"@vi', '"Cầu"'), encoding="utf-8")
    where = ["--index", tmp_path / "index"] if name == "index" else []

    done = hoptac(name, articles, "--topics", own, *where)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"hoptac: {own}:4: bridges has ")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "index" / "CURRENT").exists()
