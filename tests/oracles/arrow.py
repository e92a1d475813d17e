#!/usr/bin/env python3
"""Does an Arrow file hold what the same answer says as JSON? Reads it with pyarrow: tests/oracles/arrow.py FILE.arrow FILE.json

With a folder in place of the first file, validates every table of an index.
"""
import json
import math
import pathlib
import sys

try:
    import pyarrow as pa
except ImportError:
    print("left out: pyarrow is not installed")
    sys.exit(0)


def table(path):
    found = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    found.validate(full=True)
    return found


def same(ours, theirs):
    if isinstance(theirs, str) and theirs in ("inf", "-inf") and isinstance(ours, float):
        theirs = math.inf if theirs == "inf" else -math.inf
    return ours == theirs


def answer(arrow, document):
    for number, (ours, theirs) in enumerate(zip(arrow.to_pylist(), document["rows"], strict=True)):
        for name, value in theirs.items():
            assert same(ours[name], value), f"row {number}, {name}: {ours[name]!r} and {value!r}"
    said = {name.decode(): text.decode() for name, text in arrow.schema.metadata.items()}
    assert said["command"] == document["command"] and json.loads(said["settings"]) == document["settings"]
    for column in document["columns"]:
        field = arrow.schema.field(column["name"])
        assert (field.metadata or {}).get(b"unit", b"").decode() == (column["unit"] or ""), column["name"]


first = pathlib.Path(sys.argv[1])
if first.is_dir():
    for path in sorted(first.glob("*.arrow")):
        print(path.name, table(path).num_rows, "rows")
else:
    answer(table(first), json.loads(pathlib.Path(sys.argv[2]).read_text()))
    print("the same")
