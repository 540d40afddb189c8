"""Does the repository name nothing of a registry or of this machine?"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {".git", ".venv", ".hypothesis", "__pycache__", "var", "build", "dist"}
REGISTRY = re.compile(
    r"pypi\.|pythonhosted|devpi|artifactory|(?<!-no-emit)-(?:index-url|trusted-host)"
    r"|PIP_(?:INDEX|EXTRA)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w./])/(?:home|root|Users|work|workspace|mnt|srv)/[\w.-]+")


def texts():
    """Yield the repository's text files with what they hold."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = any(part.endswith(("_cache", ".egg-info")) for part in inside)
        if IGNORED & set(inside) or hidden or not path.is_file():
            continue
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def paths_below(folder):
    """Return a pattern of the paths of a folder and what lies in it.

    A short one, such as /app, is no part of a longer name: not of webapp/app.py, nor of
    /application.
    """
    return re.compile(rf"(?<![\w.\-/]){re.escape(str(folder))}(?![\w.\-])")


def test_no_file_names_a_registry():
    """No file says from which host packages are to be fetched."""
    offenders = {
        str(path.relative_to(ROOT)): match[0]
        for path, text in texts()
        if path != Path(__file__) and (match := REGISTRY.search(text))
    }

    assert offenders == {}


def test_pinned_packages_name_no_address():
    """The requirements pin versions and digests; where from is up to who installs."""
    files = sorted(ROOT.joinpath("requirements").iterdir())

    assert files
    for file in files:
        text = file.read_text("utf-8")
        assert "://" not in text, file.name
        assert "--hash=" in text, file.name


def test_no_file_names_a_path_of_this_machine():
    """No file holds the path of somebody's folders, least of all of this one."""
    here = paths_below(ROOT)
    offenders = {
        str(path.relative_to(ROOT)): match
        for path, text in texts()
        for match in [*MACHINE.findall(text), *here.findall(text)]
        if path != Path(__file__)
    }

    assert offenders == {}


def test_a_short_path_is_found_only_as_a_whole():
    """A clone in /app is distinguished from names that merely contain these letters."""
    below = paths_below(Path("/app"))

    assert below.search("see /app/main.py")
    assert below.search('cd "/app"')
    assert not below.search("webapp/app.py and /application and ./app/x")
