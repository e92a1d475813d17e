#!/usr/bin/env python3
"""What is left when `newsprint index` is killed, or finds no room: the earlier index, whole, and nothing else.

    python3 tests/interruptions.py NEWSPRINT CORPUS [KILLS]

Kills KILLS (50) runs of `index` over an earlier index at times that a seeded sequence chooses between nought and the time that a whole
run takes, the second half of them with so little memory that texts and tokens go to temporary files. After each the earlier index must
answer as before; the next run must work and leave nothing beside it, and no temporary file may be left. Then, where this process may
mount one, fills file systems of memory of several sizes, as the place of the index and as the place of temporary files: the run must
fail with a message that names the file or the folder, and the earlier index must answer as before.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


def main():
    newsprint, corpus = (os.path.abspath(path) for path in sys.argv[1:3])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        index, aside = folder / "indexes" / "index", folder / "temporary"
        index.parent.mkdir()
        aside.mkdir()
        environment = {**os.environ, "TMPDIR": str(aside)}

        def make(target, *options):
            return [newsprint, "index", corpus, "-o", str(target), "--quiet", *options]

        def answer(target):
            found = run([newsprint, "words", str(target), "--quiet", "--columns", "form,count", "--format", "tsv"])
            assert found.returncode == 0, found.stderr
            return found.stdout

        started = time.monotonic()
        assert run(make(index), env=environment).returncode == 0
        whole = time.monotonic() - started
        before = answer(index)
        dice = random.Random(20261122)
        killed = litter = 0
        for number in range(kills):
            options = ["--memory", "20MB"] if number >= kills // 2 else []
            process = subprocess.Popen(make(index, *options), env=environment, stderr=subprocess.DEVNULL)
            time.sleep(dice.random() * whole * (1.3 if options else 1.0))
            process.kill()
            killed += process.wait() != 0
            assert answer(index) == before, f"kill {number}: the earlier index is not whole"
            litter = max(litter, len(list(index.parent.iterdir())) - 1)
            assert not list(aside.iterdir()), f"kill {number}: temporary files are left: {list(aside.iterdir())}"
        assert run(make(index), env=environment).returncode == 0
        assert answer(index) == before
        left = [path.name for path in index.parent.iterdir()]
        assert left == ["index"], f"left beside the index: {left}"
        print(f"{killed} of {kills} runs were killed before they ended; a whole one takes {whole:.2f} s")
        print(f"beside the index stood at most {litter} unfinished, and none after the next run; no temporary file was left")
        full_disks(folder, make, answer, before, environment)


def full_disks(folder, make, answer, before, environment):
    small = folder / "small"
    small.mkdir()
    for megabytes in (1, 8, 16):
        if run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(small)]).returncode != 0:
            print("file systems cannot be mounted here: full disks are left out")
            return
        try:
            # An index of a few articles is there already.
            few = folder / "few.jsonl"
            few.write_text('{"id":"a","outlet":"A","text":"The dam holds."}\n')
            target = small / "index"
            first = list(make(target))
            first[2] = str(few)
            assert run(first, env=environment).returncode == 0
            earlier = answer(target)
            result = run(make(target), env=environment)
            assert result.returncode == 1 and answer(target) == earlier, (megabytes, result.stderr)
            print(f"disk of {megabytes} MB, index there: {result.stderr.strip()}")
            result = run(make(folder / "other", "--memory", "1MB"), env={**environment, "TMPDIR": str(small)})
            if result.returncode == 0:
                print(f"disk of {megabytes} MB, temporary files there: there was room")
                assert answer(folder / "other") == before
            else:
                assert not (folder / "other").exists(), "half an index is left"
                print(f"disk of {megabytes} MB, temporary files there: {result.stderr.strip()}")
        finally:
            run(["umount", str(small)])


if __name__ == "__main__":
    main()
