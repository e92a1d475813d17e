#!/usr/bin/env python3
"""newsprint and DuckDB side by side on one JSONL file of articles: CPU seconds and peak memory, medians of runs in turn.

    pip install duckdb
    benches/compare.py target/release/newsprint articles.jsonl [RUNS] [OPTION of newsprint words...]

Both read the articles, find words, count them by outlet and write the sorted table. DuckDB splits by a regular expression, which
is less work than the word rules of newsprint. Once it counts by outlet only, once by article first, as intervals over articles
need it (newsprint always keeps their sums).
"""
import os, statistics, subprocess, sys, tempfile

QUERY = r"""
import duckdb, sys
c = duckdb.connect(); c.execute("SET threads=1"); c.execute("SET enable_progress_bar=false")
key = sys.argv[3]
c.execute(f'''create temp table counted as select {key}, term, count(*) n from (
  select {key}, unnest(regexp_extract_all(lower(text), '[\\p{{L}}\\p{{N}}\\p{{M}}_]+')) term
  from read_json('{sys.argv[1]}', format='newline_delimited', columns={{id:'VARCHAR', outlet:'VARCHAR', text:'VARCHAR'}},
                 maximum_object_size=20000000)) group by all''')
c.execute(f'''copy (select outlet, term, sum(n) n from counted group by all order by outlet, n desc, term)
  to '{sys.argv[2]}' (delimiter '\t', header false)''')
"""


def run(command):
    """CPU seconds (user and system) and peak memory in MB."""
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    program, corpus = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    folder = tempfile.mkdtemp()
    ours = [program, "words", corpus, "--by", "outlet", "--columns", "outlet,form,count", "--format", "tsv",
            "-o", f"{folder}/ours.tsv", "--threads", "1", "--quiet", *sys.argv[4:]]
    duckdb = [sys.executable, "-c", QUERY, corpus, f"{folder}/theirs.tsv"]
    commands = {"newsprint": ours, "DuckDB": [*duckdb, "outlet"], "DuckDB by article": [*duckdb, "id, outlet"]}
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(run(command))
    median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in measured.items()}
    megabytes = os.path.getsize(corpus) / 1e6
    for name, (cpu, memory) in median.items():
        times = [mine / ours for mine, ours in zip([cpu, memory], median["newsprint"])]
        print(f"{name:<18} {cpu:7.2f} CPU s {megabytes / cpu:6.0f} MB/s {memory:6.0f} MB at most; newsprint times "
              f"{times[0]:.1f} (CPU), {times[1]:.1f} (memory)")


main()
