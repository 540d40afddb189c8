"""Are leftovers removed, and is everything else retained?"""

from search.generations.generation import current_folder
from search.generations.publish import building
from search.generations.verification import verify
from tests.search.generations.conftest import generations, publish_file


def test_a_build_that_is_not_published_leaves_no_trace(tmp_path):
    """Its folder is removed and the old generation stays."""
    old = publish_file(tmp_path)

    with building(tmp_path) as folder:
        folder.joinpath("data").write_text("half")

    assert current_folder(tmp_path) == old
    assert generations(tmp_path) == [old.name]


def test_leftovers_are_cleaned_up(tmp_path):
    """What a killed build left is removed by the next one."""
    old = publish_file(tmp_path)
    leftover = tmp_path / "gen-000009"
    leftover.mkdir()
    leftover.joinpath("data").write_text("half")

    new = publish_file(tmp_path)

    assert generations(tmp_path) == [old.name, new.name]


def test_what_was_half_removed_is_cleaned_up(tmp_path):
    """A draft of CURRENT goes, and so does a generation that was being removed."""
    old = publish_file(tmp_path)
    tmp_path.joinpath("gone-gen-000000").mkdir()
    tmp_path.joinpath("gone-gen-000000", "data").write_text("half")
    tmp_path.joinpath("CURRENT.new").write_text("half")

    new = publish_file(tmp_path)

    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"CURRENT", "LOCK", old.name, new.name}


def test_leftovers_of_the_first_build_are_cleaned_up(tmp_path):
    """Even if no generation is in service yet."""
    tmp_path.joinpath("gen-000001").mkdir()
    tmp_path.joinpath("gen-000001", "data").write_text("half")

    new = publish_file(tmp_path)

    assert generations(tmp_path) == [new.name]
    assert verify(new)


def test_the_previous_generation_is_retained(tmp_path):
    """The new one and the previous one stay, older ones are removed."""
    names = [publish_file(tmp_path, str(number)).name for number in range(4)]

    assert generations(tmp_path) == names[-2:]
    assert len(set(names)) == 4


def test_a_failed_build_retains_the_previous_generation(tmp_path):
    """A build without effect removes neither of the two."""
    names = [publish_file(tmp_path).name for _ in range(2)]

    with building(tmp_path):
        pass

    assert generations(tmp_path) == names


def test_a_damaged_current_does_not_cost_the_finished_generations(tmp_path):
    """Without a generation in service, a build removes unfinished ones only."""
    old = publish_file(tmp_path)
    tmp_path.joinpath("CURRENT").write_text("nonsense")

    with building(tmp_path):
        assert old.name in generations(tmp_path)

    assert generations(tmp_path) == [old.name]
