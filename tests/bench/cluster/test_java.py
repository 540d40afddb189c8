"""Is a Java found that is new enough, and is it said clearly where there is none?"""

import pytest

from bench.cluster.errors import ClusterError
from bench.cluster.java import find_java, java_version


@pytest.fixture
def make_java(tmp_path):
    """Return a function that makes what looks like a Java of a version."""

    def make(name, said, *, compiles=True):
        home = tmp_path / name
        (home / "bin").mkdir(parents=True)
        java = home / "bin" / "java"
        java.write_text(f"#!/bin/sh\necho '{said}' >&2\n", "utf-8")
        java.chmod(0o755)
        if compiles:
            (home / "bin" / "javac").touch()
        return home

    return make


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "25.0.3" 2026-04-21 LTS', 25),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "1.8.0_402"', 8),
        ("nothing that is known", 0),
    ],
)
def test_a_version_is_read(make_java, said, version):
    """Old and new ways to write a version are read."""
    assert java_version(make_java("java", said)) == version


def test_what_is_no_java_has_no_version(tmp_path):
    """A folder without a program is version 0."""
    assert java_version(tmp_path) == 0


def test_java_home_comes_first(make_java, tmp_path):
    """What the user names is taken before what is merely there."""
    mine = make_java("mine", 'version "22"')
    make_java("jvm/other", 'version "25"')

    assert find_java({"JAVA_HOME": str(mine)}, str(tmp_path / "jvm")) == mine


def test_an_old_default_is_passed_over(make_java, tmp_path):
    """Where the Java of the path is too old, a newer one beside it is found."""
    old = make_java("jvm/old", 'version "17.0.15"')
    new = make_java("jvm/new", 'version "25.0.3"')

    environ = {"PATH": str(old / "bin")}
    assert find_java(environ, str(tmp_path / "jvm")) == new


def test_a_java_that_cannot_compile_is_passed_over(make_java, tmp_path):
    """The program that starts a node is compiled, which a mere runtime cannot do."""
    make_java("jvm/runtime", 'version "25"', compiles=False)

    with pytest.raises(ClusterError):
        find_java({}, str(tmp_path / "jvm"))


def test_no_java_is_told_with_a_remedy(make_java, tmp_path):
    """The sentence says what is needed, what there is, and what to do."""
    make_java("jvm/old", 'version "17"')

    with pytest.raises(ClusterError, match=r"21 or later.*only 17.*JAVA_HOME"):
        find_java({}, str(tmp_path / "jvm"))
    with pytest.raises(ClusterError, match="none here"):
        find_java({}, str(tmp_path / "nowhere"))
