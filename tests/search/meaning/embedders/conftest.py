"""What do tests of the model's file need? A small one."""

import struct
from types import SimpleNamespace

import numpy as np
import pytest

from search.meaning.embedders.e5_file import FILE

WIDTH, HEADS, INNER, POSITIONS = 32, 2, 64, 24
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁ab", "a", "b", "c", "▁abc", "bc")
SCORES = (0, 0, 0, 0, -3, -4, -5, -5, -6, -9, -5.5)
REPLACEMENTS = {"A": "a", "ﬁ": "cc", "\n": " "}


def block_bytes(values, scale):
    """Return 4-bit numbers, 32 a block, as the file stores them."""
    blocks = (np.asarray(values, np.uint8)).reshape(-1, 32)
    pairs = blocks[:, :16] | (blocks[:, 16:] << 4)
    return b"".join(struct.pack("<e", scale) + row.tobytes() for row in pairs)


def _tensors(seed):
    random = np.random.default_rng(seed)

    def weights(rows, columns):
        return 0, block_bytes(random.integers(0, 16, rows * columns), 0.0625)

    def floats(values):
        return 1, np.asarray(values, "<f4").tobytes()

    def norm(prefix):
        yield f"{prefix}.w", floats(random.normal(1, 0.1, WIDTH))
        yield f"{prefix}.b", floats(random.normal(0, 0.1, WIDTH))

    yield "emb.word", weights(len(PIECES), WIDTH)
    yield "emb.pos", floats(random.normal(0, 0.1, POSITIONS * WIDTH))
    yield "emb.type", floats(random.normal(0, 0.1, WIDTH))
    yield from norm("emb.ln")
    for layer in ("l0", "l1"):
        for name, rows, columns in (
            *((name, WIDTH, WIDTH) for name in ("q", "k", "v", "ao")),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ):
            yield f"{layer}.{name}.w", weights(rows, columns)
            yield f"{layer}.{name}.b", floats(random.normal(0, 0.1, rows))
        yield from norm(f"{layer}.aln")
        yield from norm(f"{layer}.oln")


def _vocabulary():
    texts = [piece.encode() for piece in PIECES]
    yield struct.pack("<5i", len(texts), 0, 2, 1, 3)
    yield struct.pack("<Q", len(b"".join(texts)))
    ends = np.cumsum([0, *map(len, texts)])
    yield ends.astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes()
    yield b"".join(texts)
    replaced = b"".join(
        struct.pack(f"<IB{len(new)}I", ord(old), len(new), *map(ord, new))
        for old, new in REPLACEMENTS.items()
    )
    yield struct.pack("<iI", len(REPLACEMENTS), len(replaced)) + replaced


def model_bytes(seed=1):
    """Return a whole model file with two layers and eleven pieces."""
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7ifi", WIDTH, 2, HEADS, INNER, len(PIECES), 24, 1, 1e-5, 32)
    head += b"".join(_vocabulary())
    tensors = list(_tensors(seed))
    table = sum(2 + len(name) + 21 for name, _ in tensors)
    offset = len(head) + 4 + table
    head += struct.pack("<i", len(tensors))
    body = b""
    for name, (kind, data) in tensors:
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, 0, offset + len(body), len(data))
        body += data
    return head + body


@pytest.fixture
def model_path(tmp_path):
    """Return the path of a small model."""
    path = tmp_path / FILE
    path.write_bytes(model_bytes())
    return path


@pytest.fixture(scope="session")
def layout():
    """Return what the small model consists of."""
    return SimpleNamespace(
        bytes=model_bytes,
        block=block_bytes,
        pieces=PIECES,
        width=WIDTH,
        positions=POSITIONS,
    )
