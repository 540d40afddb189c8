"""Is every variable that looks like a setting one, or refused?"""

import pytest

from cli.settings.table import PREFIX, all_settings
from cli.settings.variables import wrong_variables

MISTYPED = {
    "PAGESIZE": "HOPTAC_PAGE_SIZE",
    "RATES": "HOPTAC_RATE",
    "OPENSEARCH_PASSWORD": "HOPTAC_OPENSEARCH_PASSWORD_FILE",
    "OPENSEARCH_ULR": "HOPTAC_OPENSEARCH_URL",
    "HOMES": "HOPTAC_HOME_COUNTRY",
    "COUNTRY": "HOPTAC_HOME_COUNTRY",
    "COLLECTIONS": "HOPTAC_COLLECTION",
    "LOG_": "HOPTAC_LOG",
}
SET_FOR_SERVICES = {
    "SERVICE_HOST": "10.0.0.1",
    "SERVICE_PORT": "8000",
    "SERVICE_PORT_HTTP": "8000",
    "PORT": "tcp://10.0.0.1:8000",
    "PORT_8000_TCP": "tcp://10.0.0.1:8000",
    "PORT_8000_TCP_ADDR": "10.0.0.1",
    "WEB_SERVICE_HOST": "10.0.0.1",
    "WEB_PORT_8000_UDP_PROTO": "udp",
}


@pytest.mark.parametrize(("name", "nearest"), [*MISTYPED.items()], ids=[*MISTYPED])
def test_a_mistyped_name_is_refused_with_the_nearest(name, nearest):
    """One sentence has the name and the one that is most like it, and no value."""
    (sentence,) = wrong_variables({PREFIX + name: "secret"})

    assert sentence.startswith(f"{PREFIX}{name} is no setting")
    assert f"write {nearest}," in sentence
    assert "secret" not in sentence


def slips(name):
    """Yield a name with a letter missing, doubled or exchanged, or all small."""
    for i, letter in enumerate(name):
        yield name[:i] + name[i + 1 :]
        yield name[:i] + letter + name[i:]
        yield name[:i] + name[i + 1 : i + 2] + letter + name[i + 2 :]
    yield name.lower()


@pytest.mark.parametrize("setting", all_settings(), ids=lambda setting: setting.name)
def test_every_slip_leads_back_to_the_setting(setting):
    """Whatever one mistypes of a name, the sentence has the name that was meant."""
    names = {each.name for each in all_settings()} | {setting.replaces}
    mistyped = {PREFIX + slip for slip in slips(setting.name.removeprefix(PREFIX))}

    for name in sorted(mistyped - names):
        (sentence,) = wrong_variables({name: "1"})
        assert f"write {setting.name}," in sentence, name


@pytest.mark.parametrize("name", ["XYZZY", "", "9", "_"])
def test_a_name_that_is_like_none_is_refused(name):
    """The sentence says where all are listed."""
    (sentence,) = wrong_variables({PREFIX + name: "1"})

    assert "hoptac config" in sentence


@pytest.mark.parametrize("name", ["hoptac_rate", "Hoptac_Rate", "HOPTAC_rate"])
def test_case_matters(name):
    """A name in small letters is no setting, and is refused with the right one."""
    (sentence,) = wrong_variables({name: "1"})

    assert sentence == f"{name} is no setting (write HOPTAC_RATE, or unset it)"


def test_settings_and_other_variables_are_let_be():
    """All settings, their old names and what does not look like one are accepted."""
    names = {setting.name for setting in all_settings()}
    old = {setting.replaces for setting in all_settings() if setting.replaces}
    same = dict.fromkeys(names | old, "1")

    assert wrong_variables({**same, "HOPTACULAR": "1", "MY_HOPTAC_RATE": "1"}) == ()


@pytest.mark.parametrize("name", SET_FOR_SERVICES)
def test_variables_of_a_service_are_let_be(name):
    """Kubernetes sets them in each container where a service is called hoptac."""
    assert wrong_variables({PREFIX + name: SET_FOR_SERVICES[name]}) == ()


def test_a_port_of_ones_own_is_refused():
    """A number where a service would have its address was meant as a setting."""
    assert wrong_variables({f"{PREFIX}PORT": "8000"})


def test_hostile_names_make_one_short_line():
    """Neither escapes nor a long name nor very many reach the terminal."""
    names = {f"{PREFIX}\x1b[31m{number}\n{'X' * 5_000}": "1" for number in range(99)}

    (sentence,) = wrong_variables(names)

    assert sentence.isprintable()
    assert len(sentence) < 1_000


def test_an_old_and_a_new_name_must_agree():
    """Different values are an error that names both; equal ones are none."""
    old = {"HOPTAC_HOME": " fr "}

    assert wrong_variables(old) == ()
    assert wrong_variables({**old, "HOPTAC_HOME_COUNTRY": "FR"}) == ()
    assert wrong_variables({**old, "HOPTAC_HOME_COUNTRY": ""}) == ()
    (sentence,) = wrong_variables({**old, "HOPTAC_HOME_COUNTRY": "PL"})
    assert "HOPTAC_HOME and HOPTAC_HOME_COUNTRY" in sentence
