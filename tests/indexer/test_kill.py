"""Does a reader get right answers while builds are killed?"""

import random
import signal
import subprocess
import sys
import time

from search import Query, Reader, building, current_generation, parse, verify

KILLS = 10
QUESTIONS = ("угода", '"hợp tác"', "énergie -accord", "ener*")


def answers(reader):
    """Ask all questions: totals and ids in order."""
    results = [reader.search(Query(question=parse(text))) for text in QUESTIONS]
    return [
        (result.total, [hit.found.article.id for hit in result.hits])
        for result in results
    ]


def start_build(collection, index, root):
    """Start a build in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "cli",
        "index",
        str(collection),
        "--index",
        str(index),
        "--force",
    ]
    return subprocess.Popen(  # noqa: S603 - our own command line
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def manifests(index):
    """Name the generations that are complete or about to be."""
    return {path.parent.name for path in index.glob("gen-*/manifest.json")}


def test_kills_at_any_moment_leave_a_whole_index(
    collection, sample_index, tmp_path, request
):
    """Every answer is right, and in the end the index is verified.

    Every third build is killed when its manifest appears, as chance seldom hits
    the step that puts an index into service.
    """
    index, chance = tmp_path / "index", random.Random(20)  # noqa: S311
    started = time.monotonic()
    assert start_build(collection, index, request.config.rootpath).wait() == 0
    whole = time.monotonic() - started
    expected, reader = answers(Reader(sample_index)), Reader(index)
    assert all(total for total, _ in expected)

    ends = []
    for number in range(KILLS):
        end = time.monotonic() + chance.uniform(0.1, 0.9) * whole
        late, known = number % 3 == 2, manifests(index)
        with start_build(collection, index, request.config.rootpath) as process:
            while process.poll() is None:
                if manifests(index) - known if late else time.monotonic() > end:
                    break
                assert answers(reader) == expected
            process.kill()
        ends.append(process.returncode)
        assert answers(reader) == answers(Reader(index)) == expected
        assert verify(current_generation(index)).articles

    assert -signal.SIGKILL in ends
    with building(index):
        assert len(list(index.glob("gen-*"))) <= 3
