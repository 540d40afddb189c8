"""Does the installer make of a bare folder what the units expect, again and again?"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "alerts", "analyzers", "backup", "cli", "corpus", "fetcher", "indexer", "search",
    "supply", "webapp",
)  # fmt: skip
FILES = ("pyproject.toml", "CHANGELOG.md", "LICENSE", "NOTICE", "README.md")
VENV = """#!/bin/bash
mkdir -p "$2/bin"
for name in python hoptac; do printf '#!/bin/bash\\nexit 0\\n' > "$2/bin/$name"; done
chmod +x "$2"/bin/*
"""
"""In place of a virtual environment: programs that do nothing."""


def script(path, text):
    """Write a program."""
    path.write_text(text, "utf-8")
    path.chmod(0o755)


@pytest.fixture
def source(tmp_path):
    """Return a small copy of the repository, whose environments need no network."""
    folder = tmp_path / "source"
    for name in ("deploy", "docs", "requirements"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("images")
        )
    for name in PARTS:
        folder.joinpath(name).mkdir()
        folder.joinpath(name, "__init__.py").touch()
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    folder.joinpath("bin").mkdir()
    script(folder / "bin" / "venv", VENV)
    script(folder / "bin" / "install", "#!/bin/bash\nexit 0\n")
    return folder


@pytest.fixture
def install(source, tmp_path):
    """Return a function that installs the source below a folder of this test."""

    def run(*options, root=tmp_path / "root"):
        return subprocess.run(  # noqa: S603 - our own script
            [source / "deploy" / "install", "--root", root, *options],
            check=False,
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture
def root(tmp_path):
    """Return the folder below which it is installed."""
    return tmp_path / "root"


def tree(folder):
    """Return the content of each file, and where each link leads, by path."""
    return {
        str(path.relative_to(folder)): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def in_service(root, link="current"):
    """Return the name of the release that a link leads to."""
    return root.joinpath("opt", "hoptac", link).resolve().name


def test_all_that_units_name_is_there(install, root):
    """Programs, files of settings and folders that units name are made."""
    done = install()

    assert done.returncode == 0, done.stderr
    units = list(root.joinpath("etc", "systemd", "system").glob("hoptac*.service"))
    assert len(units) >= 4
    for unit in units:
        text = unit.read_text("utf-8")
        for key, path in re.findall(
            r"^(ExecStart|WorkingDirectory|ReadWritePaths|EnvironmentFile)=-?(\S+)",
            text,
            re.MULTILINE,
        ):
            there = root.joinpath(path.lstrip("/"))
            assert there.exists(), f"{unit.name}: {key}={path}"
            assert key != "ExecStart" or os.access(there, os.X_OK)


def test_articles_are_copied_with_their_folders(install, root, tmp_path):
    """A folder of articles is in the place that is indexed, whatever its names."""
    articles = tmp_path / "my articles"
    articles.joinpath("деталі").mkdir(parents=True)
    articles.joinpath("деталі", "a b.txt").write_text("text", "utf-8")

    done = install("--articles", articles)

    assert done.returncode == 0, done.stderr
    there = root.joinpath("var", "lib", "hoptac", "articles", "деталі", "a b.txt")
    assert there.read_text("utf-8") == "text"


def test_a_second_run_changes_nothing(install, root):
    """What is there stays as it is, settings that were edited above all."""
    install("--nginx", "news.example.com")
    settings = root.joinpath("etc", "hoptac", "hoptac.env")
    settings.write_text("HOPTAC_PROXIES=2\n", "utf-8")
    before = tree(root)

    done = install("--nginx", "news.example.com")

    assert done.returncode == 0, done.stderr
    assert tree(root) == before


def test_an_interrupted_installation_is_made_anew(install, source, root):
    """A release whose packages could not be installed is not put into service."""
    script(source / "bin" / "install", "#!/bin/bash\nexit 1\n")
    failed = install()
    script(source / "bin" / "install", "#!/bin/bash\nexit 0\n")
    done = install()

    assert failed.returncode == 1
    assert "the packages cannot be installed" in failed.stderr
    assert done.returncode == 0, done.stderr
    assert root.joinpath("opt", "hoptac", "current", ".complete").exists()
    assert len(list(root.joinpath("opt", "hoptac", "releases").iterdir())) == 1


def test_an_upgrade_leaves_the_version_before_and_no_older_one(install, source, root):
    """Of several versions the last two remain, and the last one is in service."""
    names = []
    for number in range(3):
        source.joinpath("cli", "__init__.py").write_text(f"# {number}\n", "utf-8")
        assert install().returncode == 0
        names.append(in_service(root))

    assert len(set(names)) == 3
    assert in_service(root, "previous") == names[1]
    left = {path.name for path in root.joinpath("opt", "hoptac", "releases").iterdir()}
    assert left == set(names[1:])


def test_a_rollback_brings_the_version_before_with_its_units(install, source, root):
    """Program and units are those of the version before; another one undoes it."""
    unit = source / "deploy" / "systemd" / "hoptac.service"
    installed = root / "etc" / "systemd" / "system" / "hoptac.service"
    install()
    first, old = in_service(root), installed.read_text("utf-8")
    unit.write_text(old + "# new\n", "utf-8")
    install()
    second = in_service(root)

    back = install("--rollback")

    assert back.returncode == 0, back.stderr
    assert (in_service(root), in_service(root, "previous")) == (first, second)
    assert installed.read_text("utf-8") == old
    install("--rollback")
    assert in_service(root) == second
    assert installed.read_text("utf-8") == old + "# new\n"


def test_a_site_that_certbot_changed_is_left_alone(install, root):
    """A site of that name stays; one of another name is written."""
    site = root.joinpath("etc", "nginx", "sites-available", "hoptac")
    install("--nginx", "news.example.com")
    assert "server_name news.example.com;" in site.read_text("utf-8")
    changed = site.read_text("utf-8") + "# certbot\n"
    site.write_text(changed, "utf-8")
    install("--nginx", "news.example.com")
    assert site.read_text("utf-8") == changed
    assert root.joinpath("etc", "nginx", "sites-enabled", "hoptac").exists()


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        (("--articles", "/nowhere"), 1, "/nowhere is no folder"),
        (("--nginx", "a;b"), 1, "a;b is no name of a site"),
        (("--nginx",), 2, "--nginx needs a value"),
        (("--speed",), 2, "--speed is no option"),
        (("--rollback",), 1, "there is no version before to go back to"),
    ],
    ids=["folder", "name", "value", "option", "rollback"],
)
def test_a_mistake_is_one_sentence(install, options, status, sentence):
    """What is wrong is said in one line."""
    done = install(*options)

    assert done.returncode == status
    assert len(done.stderr.splitlines()) == 1
    assert sentence in done.stderr
