"""Is what processes use counted whole, and once?"""

import os
import subprocess
import sys
from threading import Event, Thread

from bench.attack.process_sizes import disk_bytes, family, sizes_of, total

CHILD = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "print('here', flush=True); input()"])
"""


def test_a_family_has_children_of_children():
    """Of a process that waits for one which waits for us."""
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        found = family(process.pid)
        process.communicate(b"\n")

    assert found[0] == process.pid
    assert len(found) == 2
    assert family(process.pid) == (process.pid,)


def test_memory_descriptors_and_threads_are_counted():
    """What this process takes in between is in the difference."""
    before, done = sizes_of(os.getpid()), Event()
    memory = bytearray(os.urandom(20_000_000))
    ends, thread = os.pipe(), Thread(target=done.wait)
    thread.start()
    after = sizes_of(os.getpid())
    done.set()
    thread.join()
    for end in ends:
        os.close(end)

    assert after.private - before.private > 0.9 * len(memory)
    assert after.proportional - before.proportional > 0.9 * len(memory)
    assert after.descriptors - before.descriptors == len(ends)
    assert after.threads - before.threads == 1
    assert total([before, after]).threads == before.threads + after.threads


def test_a_file_with_two_names_takes_its_place_once(tmp_path):
    """As those that two generations share."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "file").write_bytes(os.urandom(100_000))
    before = disk_bytes(tmp_path)
    (tmp_path / "two" / "file").hardlink_to(tmp_path / "one" / "file")

    assert disk_bytes(tmp_path) == before > 100_000
