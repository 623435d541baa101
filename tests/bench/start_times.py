#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
r"""Times how soon the programs answer.

The terminal program lists its templates; the window, on the screen of $DISPLAY or else on one in
memory, answers what is visible on it, which it can only once it is laid out and drawn. Beside
them, in turn with them: how long LibTorch takes to load by itself, which both once waited for.

    tests/bench/start_times.py build/release/app
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

LIBTORCH = "import ctypes; ctypes.CDLL('libtorch.so')"


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def templates(folder):
    subprocess.run([folder / "obscura-cli", "templates"], check=True, stdout=subprocess.DEVNULL)


def first_answer(folder, home):
    environment = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
    if "DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    start = time.perf_counter()
    with subprocess.Popen([folder / "obscura", "--describe"], env=environment, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as window:
        window.stdin.write(b"\n")
        window.stdin.flush()
        if not window.stdout.readline():
            raise SystemExit("the window gave no answer")
        elapsed = time.perf_counter() - start
        window.kill()
    return elapsed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="where obscura and obscura-cli are")
    parser.add_argument("--rounds", type=int, default=9)
    a = parser.parse_args()
    times = {"obscura-cli templates": [], "window's first answer": [], "LibTorch alone": []}
    with tempfile.TemporaryDirectory() as home:
        for warm in [True] + [False] * a.rounds:
            measured = (seconds(lambda: templates(a.folder)), first_answer(a.folder, home),
                        seconds(lambda: subprocess.run([sys.executable, "-c", LIBTORCH], check=True)))
            for values, value in zip(times.values(), measured):
                if not warm:
                    values.append(value)
    print(f"{'seconds from start':24}{'median':>8}{'least':>8}{'most':>8}")
    for name, values in times.items():
        print(f"{name:24}{statistics.median(values):8.3f}{min(values):8.3f}{max(values):8.3f}")


if __name__ == "__main__":
    main()
