"""Which tags does an article get, and is their evidence in its text?"""

from hypothesis import given, strategies as st

from analyzers import LANGUAGES
from corpus import Article
from indexer import country_tags, organization_tags, score_topics
from indexer.tagging.evidence import MAX_EVIDENCE
from search.port.document import Role, Tag, partners


def codes(article, home="VN"):
    """Return the partner countries of an article, strongest first."""
    return [tag.value for tag in partners(country_tags(article, home))]


def check_evidence(article, tags):
    """Assert that every piece of evidence is at its offsets."""
    for tag in tags:
        order = [(e.field == "body", e.start) for e in tag.evidence]
        assert order == sorted(order)
        assert 0 < len(tag.evidence) <= MAX_EVIDENCE
        for field, text, start, end in tag.evidence:
            assert text == getattr(article, field)[start:end] != ""


LEAD = "Сьогодні Франція відкрила музей.\n"


def test_the_home_country_is_left_out(article):
    """The collection's own country is never a partner."""
    item = article("Вчора В'єтнам і Франція домовилися. В'єтнам радіє.")

    assert codes(item) == ["FR"]
    assert set(codes(item, home="")) == {"VN", "FR"}
    assert codes(item, home="FR") == ["VN"]


def test_countries_of_the_input_are_taken_over(article):
    """Tags of the input are taken over in order, without evidence."""
    item = article(LEAD, countries=("KR", "VN", "JP"))

    assert country_tags(item, "VN") == (Tag("KR"), Tag("JP"))


def test_a_country_of_the_lead_is_a_partner(article):
    """One mention in the first sentence suffices."""
    assert codes(article(LEAD)) == ["FR"]


def test_one_mention_further_down_is_a_mention(article):
    """Below the lead a partner is named in two sentences; all are given."""
    once = article(LEAD + "Там бували гості з Японії.")
    same = article(LEAD + "Там бували гості з Японії, і Японія далеко.")
    twice = article(LEAD + "Там бували гості з Японії. Тепер Японія далеко.")

    assert codes(once) == codes(same) == ["FR"]
    assert codes(twice) == ["JP", "FR"]
    roles = {tag.value: tag.role for tag in country_tags(once, "VN")}
    assert roles == {"FR": Role.PARTNER, "JP": Role.MENTIONED}


def test_partners_come_first(article):
    """A country of the lead precedes one that is only mentioned, however often."""
    item = article(LEAD + "Там були Японія, Японія, ще раз Японія.")

    assert [tag.value for tag in country_tags(item, "VN")] == ["FR", "JP"]


def test_organizations_are_tags_of_their_own(article):
    """A union is no country; it is found inflected and by its abbreviation."""
    item = article(
        "ЄС підтримав угоду. Рада Європейського Союзу задоволена.\nПотім виступила ООН."
    )

    tags = organization_tags(item)

    assert country_tags(item, "VN") == ()
    assert [(tag.value, tag.role) for tag in tags] == [
        ("EU", Role.PARTNER),
        ("UN", Role.MENTIONED),
    ]
    check_evidence(item, tags)


def test_a_country_of_the_headline_is_the_strongest(article):
    """A headline counts more than a mention in the body."""
    item = article(LEAD + "Потім Франція мовчала.", title="Музей у Польщі")

    assert codes(item) == ["PL", "FR"]
    assert country_tags(item, "VN")[0].evidence[0].field == "title"


def test_a_derived_title_counts_once(article):
    """A title that repeats the first sentence adds no evidence."""
    item = article("Музей у Польщі.", title="Музей у Польщі.", headline=False)

    assert [e.field for e in country_tags(item, "VN")[0].evidence] == ["body"]


def test_evidence_is_limited(article):
    """Of very many mentions only the first are evidence."""
    item = article("Ми бачили Францію. " * (MAX_EVIDENCE + 5))

    (tag,) = country_tags(item, "VN")

    assert len(tag.evidence) == MAX_EVIDENCE
    assert tag.evidence[0].start == item.body.index("Францію")


def test_topics_of_the_input_are_taken_over(article):
    """Tags of the input are taken over unchanged."""
    item = article("Про нанотехнології.", topics=("own-topic",))

    assert score_topics(item).topics == (Tag("own-topic"),)


def test_evidence_is_in_the_text_of_the_sample_collection(sample_index, contents):
    """The evidence of each tag of each article is at its offsets."""
    articles = contents(sample_index).values()

    for item in articles:
        check_evidence(item.article, item.topics)
        if not item.article.countries:
            check_evidence(item.article, item.countries)
    assert sum(bool(item.topics) for item in articles) > len(articles) / 2
    assert not any(tag.value == "VN" for item in articles for tag in item.countries)


PARTS = st.lists(
    st.sampled_from([
        "Франції", "Południową Koreą", "Korei Południowej", "Guinée-Bissau", "l'Inde",
        "Hàn Quốc", "Đức", "нанотехнології", "біотехнологія",
        "intelligence artificielle",
        "trí tuệ nhân tạo", "AI", "e\u0301nergie", "В\u2019єтнам",
        "\U0001f54a", "\u00ad",
        ".", ",", "\n", " ", "«", "Того", "а", "1 000",
    ]),
    max_size=30,
)  # fmt: skip


@given(st.sampled_from(LANGUAGES), PARTS, PARTS, st.sampled_from(["", " "]))
def test_evidence_is_in_any_text(lang, title, body, glue):
    """Whatever signs lie about, offsets enclose the words they name."""
    article = Article(id="a", lang=lang, title=glue.join(title), body=glue.join(body))

    check_evidence(article, country_tags(article, "VN"))
    found = score_topics(article)
    check_evidence(article, (*found.topics, *found.subtopics))
