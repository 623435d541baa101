#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times how long Obscura takes to the accuracy of the published method in plain PyTorch.

The peer trains the reference task for one epoch (slm, rank 10, 100 probes, 100 sketch inputs). Obscura trains
the same task with local compressed probes and the streaming surrogate, is tested every few steps, and is done
when it first reaches the peer's final accuracy. Both times are of training alone, in one run, for each seed.

    tests/bench/time_to_accuracy.py build/release/app/obscura-cli
"""
import argparse
import csv
import pathlib
import statistics
import tempfile

import runs

OURS = runs.blackbox(estimator__kind="local", estimator__probes=1, estimator__compression=16, estimator__step=0.01,
                     surrogate__update="streaming", surrogate__rank=100, inspection__period=1000000)


def peer(seed, threads):
    """Final accuracy and seconds of training."""
    result = runs.paper(device="slm", rank=10, probes=100, sketch=100, seed=seed, threads=threads)
    return result["test_accuracy"], 1e-3 * result["ms_per_step"] * result["steps"]


def ours(program, accuracy, seed, threads, period):
    """Seconds of training until the test accuracy is reached; infinity if it never is."""
    with tempfile.TemporaryDirectory() as out:
        settings = {**OURS, "training.evaluate_every": period}
        run = runs.ours(program, "fashion-mnist-slm", settings, "--threads", threads, "--seed", seed,
                        "--out", out)["run"]
        with open(pathlib.Path(run) / "evaluations.csv", encoding="utf-8") as file:
            rows = csv.reader(file)
            columns = [name.split(" ")[0] for name in next(rows)]
            seconds, reached = columns.index("seconds"), columns.index("test_accuracy")
            return min((float(row[seconds]) for row in rows if float(row[reached]) >= accuracy),
                       default=float("inf"))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    p.add_argument("--threads", type=int, default=2, help="for both")
    p.add_argument("--peer-threads", type=int, help="another number for the peer")
    p.add_argument("--period", type=int, default=20, help="steps between tests")
    a = p.parse_args()
    ratios = []
    for seed in a.seeds:
        accuracy, theirs = peer(seed, a.peer_threads or a.threads)
        mine = ours(a.program, accuracy, seed, a.threads, a.period)
        ratios.append(theirs / mine)
        print(f"seed {seed}: {accuracy:.4f} after {theirs:.1f} s in PyTorch, {mine:.2f} s here: "
              f"{ratios[-1]:.0f} times sooner", flush=True)
    print(f"median {statistics.median(ratios):.0f} times sooner")


if __name__ == "__main__":
    main()
