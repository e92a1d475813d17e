#!/usr/bin/env python3
"""newsprint and its peers side by side on one JSONL file of articles: CPU seconds and peak memory, medians of runs in turn.

    pip install duckdb polars scikit-learn
    benches/compare.py target/release/newsprint articles.jsonl [RUNS] [OPTION of newsprint words...]

All read the articles, find words, count them by article and by outlet, and write the sorted table by outlet, on one thread. The
peers split by a regular expression, which is less work than the word rules of newsprint, and clean nothing; peers that are not
installed are left out. The last lines are newsprint on two threads, whose time on the wall means something on an idle machine, and
newsprint asked the same again, which answers from its cache.
"""
import importlib.util, os, statistics, subprocess, sys, tempfile, time

DUCKDB = r"""
import duckdb, sys
c = duckdb.connect(); c.execute("SET threads=1"); c.execute("SET enable_progress_bar=false")
c.execute(f'''create temp table counted as select id, outlet, term, count(*) n from (
  select id, outlet, unnest(regexp_extract_all(lower(text), '[\\p{{L}}\\p{{N}}\\p{{M}}_]+')) term
  from read_json('{sys.argv[1]}', format='newline_delimited', columns={{id:'VARCHAR', outlet:'VARCHAR', text:'VARCHAR'}},
                 maximum_object_size=20000000)) group by all''')
c.execute(f'''copy (select outlet, term, sum(n) n from counted group by all order by outlet, n desc, term)
  to '{sys.argv[2]}' (delimiter '\t', header false)''')
"""
POLARS = r"""
import os, sys
os.environ['POLARS_MAX_THREADS'] = '1'
import polars as pl
words = pl.col('text').str.to_lowercase().str.extract_all(r'\w+').alias('term')
counted = (pl.scan_ndjson(sys.argv[1]).select('id', 'outlet', words).explode('term').drop_nulls('term')
           .group_by('id', 'outlet', 'term').agg(pl.len().alias('n')).collect())
(counted.group_by('outlet', 'term').agg(pl.col('n').sum()).sort(['outlet', 'n', 'term'], descending=[False, True, False])
 .write_csv(sys.argv[2], separator='\t', include_header=False))
"""
SKLEARN = r"""
import json, sys
import numpy as np, scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer
outlets = []
def texts():
    with open(sys.argv[1], encoding='utf-8') as lines:
        for line in lines:
            article = json.loads(line); outlets.append(article['outlet']); yield article['text']
counter = CountVectorizer(token_pattern=r'(?u)\b\w+\b', dtype=np.int32)
counts = counter.fit_transform(texts())
names, place = np.unique(outlets, return_inverse=True)
of_outlet = sp.csr_matrix((np.ones(len(place), np.int32), (place, np.arange(len(place)))), shape=(len(names), len(place)))
table, terms = (of_outlet @ counts).tocsr(), counter.get_feature_names_out()
with open(sys.argv[2], 'w') as out:
    for row, name in enumerate(names):
        cells = slice(table.indptr[row], table.indptr[row + 1])
        for at in np.argsort(-table.data[cells], kind='stable'):
            out.write(f'{name}\t{terms[table.indices[cells][at]]}\t{table.data[cells][at]}\n')
"""
CACHE = tempfile.mkdtemp()
PEERS = {"DuckDB": ("duckdb", DUCKDB), "polars": ("polars", POLARS), "scikit-learn": ("sklearn", SKLEARN)}


def run(command):
    """CPU seconds (user and system), peak memory in MB, seconds on the wall."""
    start = time.monotonic()
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "XDG_CACHE_HOME": CACHE})
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command[:2]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, time.monotonic() - start


def main():
    program, corpus = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    folder = tempfile.mkdtemp()

    def ours(threads, *options):
        return [program, "words", corpus, "--by", "outlet", "--columns", "outlet,form,count", "--format", "tsv",
                "-o", f"{folder}/ours.tsv", "--threads", str(threads), "--quiet", *options, *sys.argv[4:]]

    commands = {"newsprint": ours(1, "--no-cache")}
    for name, (package, script) in PEERS.items():
        if importlib.util.find_spec(package):
            commands[name] = [sys.executable, "-c", script, corpus, f"{folder}/theirs.tsv"]
        else:
            print(f"{name} is not installed and left out")
    commands["newsprint, 2 threads"] = ours(2, "--no-cache")
    commands["newsprint, again"] = ours(1)
    run(commands["newsprint, again"])
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(run(command))
    median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in measured.items()}
    megabytes = os.path.getsize(corpus) / 1e6
    print(f"{'':<22}{'CPU s':>8}{'MB/s':>7}{'MB at most':>12}{'wall s':>8}   times newsprint: CPU, memory, wall")
    for name, (cpu, memory, wall) in median.items():
        times = [theirs / ours for theirs, ours in zip([cpu, memory, wall], median["newsprint"])]
        print(f"{name:<22}{cpu:8.2f}{megabytes / cpu:7.0f}{memory:12.0f}{wall:8.2f}   "
              + ", ".join(f"{ratio:.2f}" for ratio in times))


main()
