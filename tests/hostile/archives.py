# SPDX-License-Identifier: Apache-2.0
"""Hostile compressed inputs: bombs, data that breaks off, and what only looks compressed."""
import gzip
import zlib

from harness import DAY, Case

LINE = b'{"customer": "c", "subs": []}\n'


def bomb(mebibytes, before=b"", part=b" "):
    """A gzip file of a few kilobytes that holds so much."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = [packer.compress(before)]
    packed += [packer.compress(part * (1 << 20)) for _ in range(mebibytes)]
    return b"".join([*packed, packer.flush()])


def raw_zstd(*blocks, declared=None):
    """A Zstandard frame of blocks that say one byte so often."""
    frame = b"\x28\xb5\x2f\xfd" + (b"\x00\x58" if declared is None else b"\xe0" + declared.to_bytes(8, "little"))
    for at, (byte, count) in enumerate(blocks):
        frame += (count << 3 | 1 << 1 | (at + 1 == len(blocks))).to_bytes(3, "little") + byte
    return frame


def evaluate(name, file, content, code, want, *options):
    return Case(name, ["eval", "rules", file, "--format", "ndjson", *DAY, *options], code, want, {file: content})


def cases():
    whole = gzip.compress(LINE * 1000)
    small = "--max-snapshot-bytes", "20000000"
    block = 128 << 10
    return [
        evaluate("a gzip bomb of a gigabyte, JSON", "s.json.gz", bomb(1024), 1, '"code":"S1', *small),
        evaluate("a gzip bomb of a gigabyte, NDJSON", "s.ndjson.gz", bomb(1024, part=b"x"), 1, "S131", *small),
        evaluate("a gzip bomb of a gigabyte, YAML", "s.yaml.gz", bomb(1024, b"customer: ", b"x"), 1, "S131", *small),
        evaluate("a gzip bomb in a gzip file", "s.json.gz", gzip.compress(bomb(64)), 1, '"code":"S1'),
        evaluate("gzip that breaks off", "s.ndjson.gz", whole[:-20], 2, "breaks off"),
        evaluate("gzip that breaks off in its head", "s.ndjson.gz", whole[:5], 2, "breaks off"),
        evaluate("gzip with a wrong sum", "s.ndjson.gz", whole[:-8] + b"\0\0\0\0" + whole[-4:], 2, "broken gzip data"),
        evaluate("gzip with a wrong length", "s.ndjson.gz", whole[:-4] + b"\0\0\0\0", 2, "broken gzip data"),
        evaluate("gzip with junk behind it", "s.ndjson.gz", whole + b"junk", 2, "broken gzip data"),
        evaluate("gzip of another method", "s.ndjson.gz", b"\x1f\x8b\x07" + b"\0" * 20, 2, "broken gzip data"),
        evaluate("gzip's mark alone", "s.ndjson.gz", b"\x1f\x8b", 2, "breaks off"),
        evaluate("an empty gzip file", "s.json.gz", gzip.compress(b""), 1, "S100"),
        evaluate("ten thousand empty members", "s.ndjson.gz", gzip.compress(b"") * 10_000 + gzip.compress(LINE), 0, "decisions"),
        evaluate("a name of gzip for plain text", "s.ndjson.gz", LINE, 0, "decisions"),
        evaluate("Zstandard's mark alone", "s.ndjson.zst", b"\x28\xb5\x2f\xfd", 2, "breaks off"),
        evaluate("Zstandard with junk in it", "s.ndjson.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 40, 2, "broken Zstandard data"),
        evaluate("Zstandard that breaks off", "s.ndjson.zst", raw_zstd((b"x", 100), (b"x", 100))[:-4], 2, "breaks off"),
        evaluate("a Zstandard bomb", "s.ndjson.zst", raw_zstd(*[(b"x", block)] * 2000), 1, "S131", *small),
        evaluate("Zstandard that promises more than there is", "s.ndjson.zst", raw_zstd((b"\n", 100), declared=1 << 40), 2, "broken Zstandard data"),
    ]
