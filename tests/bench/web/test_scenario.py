"""Can the scenarios be told, and does Hoptac read the file of sources for them?"""

from datetime import timedelta

import pytest

from bench.web.clock import TurnedClock
from bench.web.scenario import load_scenario, scenario_names
from bench.web.server import TestWeb
from bench.web.sources_file import sources_text
from fetcher.sources.file import read_sources


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_can_be_told_to_its_end(name):
    """Its events fit each other and its stories; addresses are all different."""
    told = load_scenario(name)
    end = max(
        (event.at for host in told.hosts for event in host.events), default=told.start
    )
    for host in told.hosts:
        urls = [article.url for article in host.shown(end, 80).every()]
        assert urls
        assert len(set(urls)) == len(urls)


@pytest.mark.parametrize("name", scenario_names())
def test_hoptac_can_follow_what_a_scenario_serves(name, tmp_path):
    """Each source takes its articles and nothing else; versions lead to each other."""
    told = load_scenario(name)
    file = tmp_path / "sources.toml"
    file.write_text(sources_text(told.hosts, 8765), encoding="utf-8")
    sources = read_sources(file).sources
    assert len(sources) == len(told.hosts)
    for source, host in zip(sources, told.hosts, strict=True):
        shown = host.shown(told.start, 8765)
        urls = {article.url for article in shown.every()}
        assert all(source.takes(url) for url in urls)
        assert not source.takes(f"{shown.home}/sitemap.xml")
        assert not source.takes(shown.site.list_url(host.languages[0]))
        for article in shown.every():
            if source.expand:
                versions = source.versions(article.url)
                assert len(versions) == len(host.languages) - 1
                told_in = article.placed.story.versions
                if len(told_in) == len(host.languages):
                    assert set(versions) < urls


def test_the_day_ends_with_less_than_it_began():
    """Of the first site, three are gone or marked, two more and one has moved."""
    told = load_scenario("day")
    with TestWeb(told.hosts, TurnedClock(told.start)) as web:
        before = {article.url for article in web.truth()}
        web.clock.turn(told.start + timedelta(hours=12))
        after = {article.url for article in web.truth()}
    assert {url.split("/")[-1] for url in after - before if ".2" not in url} == {
        "black-sea-grain",
        "laos-wind-power",
        "vkist-institute-opens",
    }
    assert sum("usth" in url for url in before - after) == 4
    assert sum("treaty" in url for url in before - after) == 1
