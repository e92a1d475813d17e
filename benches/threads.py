"""What more threads gain: `newsprint words` with 1 thread and with more, program by program in turn, only while nothing else runs.

    python3 benches/threads.py CORPUS RUNS NEWSPRINT[,NEWSPRINT…] [--threads N] [-- further arguments]

Prints the least and the middle wall time and processor time of each, the memory, and how many times less wall time N threads take.
Runs beside which something else worked are left out. Linux only: it reads /proc/stat.
"""

import argparse
import os
import subprocess
import tempfile
import time


def busy_and_idle():
    with open("/proc/stat") as stat:
        times = [int(time) for time in stat.readline().split()[1:]]
    idle = times[3] + times[4]
    return sum(times) - idle, idle


def is_idle():
    busy, idle = busy_and_idle()
    time.sleep(0.15)
    now_busy, now_idle = busy_and_idle()
    return now_idle - idle >= 9 * (now_busy - busy)


def run(program, corpus, threads, further, out):
    """Wall time, processor time and memory in MB; nothing if something else worked beside it."""
    arguments = ["words", corpus, "--by", "outlet", "--columns", "outlet,form,count", "--format", "tsv", "-o", out]
    arguments += ["--threads", str(threads), "--no-cache", "--quiet", *further]
    busy, _ = busy_and_idle()
    start = time.monotonic()
    process = subprocess.Popen([program, *arguments])
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    assert status == 0, f"{program} failed"
    processor = used.ru_utime + used.ru_stime
    beside = (busy_and_idle()[0] - busy) / os.sysconf("SC_CLK_TCK") - processor
    return None if beside > 0.06 else (wall, processor, used.ru_maxrss / 1e3)


def told(values):
    return f"{1e3 * min(values):.0f} {1e3 * sorted(values)[len(values) // 2]:.0f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("runs", type=int)
    parser.add_argument("programs")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("further", nargs="*")
    asked = parser.parse_args()
    wanted = [(program, threads) for program in asked.programs.split(",") for threads in (1, asked.threads)]
    runs = {one: [] for one in wanted}
    with tempfile.TemporaryDirectory() as folder:
        while min(map(len, runs.values())) < asked.runs:
            for program, threads in wanted:
                while not is_idle():
                    time.sleep(0.3)
                found = run(program, asked.corpus, threads, asked.further, os.path.join(folder, "table"))
                runs[program, threads] += [found] if found else []
    for program, threads in wanted:
        walls, processor, memory = zip(*runs[program, threads])
        print(f"{program} {threads}: wall {told(walls)} ms, processor {told(processor)} ms, {max(memory):.0f} MB")
        if threads > 1:
            ones = sorted(wall for wall, *_ in runs[program, 1])
            walls = sorted(walls)
            middle = ones[len(ones) // 2] / walls[len(walls) // 2]
            print(f"    {ones[0] / walls[0]:.2f} times less wall time at the least, {middle:.2f} in the middle")


main()
