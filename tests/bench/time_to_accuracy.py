#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times how long Obscura takes to the accuracy of the published method in plain PyTorch.

The peer trains a task for one epoch (slm, rank 10, 100 probes, 100 sketch inputs), with the number of threads that is
fastest for it. Obscura trains the same task for half an epoch, the reference task with local probes and the streaming
surrogate, two modulators with the streaming Jacobian; it is tested every few steps, and is done when it first reaches
the peer's final accuracy. Times are of training alone, in one run, for each seed; queries are those of training.

    tests/bench/time_to_accuracy.py build/release/app/obscura-cli
    tests/bench/time_to_accuracy.py build/release/app/obscura-cli --task two-modulators
"""
import argparse
import csv
import pathlib
import statistics
import tempfile

import runs

# Time alone counts here, not queries: eight probes with the whole batch cost less than compressing it.
REFERENCE = {**runs.blackbox(estimator__kind="local", estimator__probes=8, estimator__step=0.01,
                             surrogate__update="streaming", surrogate__rank=50, inspection__period=1000000),
             "training.learning_rate": 3e-3, "training.device_learning_rate": 4e-2}
MODULATORS = {f"{box}.inspection.period": 1000000 for box in ("first", "second")}
TASKS = {"reference": ("fashion-mnist-slm", REFERENCE), "two-modulators": ("two-modulators", MODULATORS)}
PURPOSES = ("forward", "gradient", "surrogate", "calibration")
TRIAL_STEPS = 20


def peer(task, seed, threads, **arguments):
    return runs.paper(task=task, device="slm", rank=10, probes=100, sketch=100, seed=seed, threads=threads, **arguments)


def fastest_threads(task, most):
    """The number of threads with which the peer takes the least time for a step."""
    return min(range(1, most + 1), key=lambda threads: peer(task, 1, threads, steps=TRIAL_STEPS)["ms_per_step"])


def ours(program, task, accuracy, seed, threads, period):
    """Seconds and queries of training until the test accuracy is reached; infinity if it never is."""
    template, options = TASKS[task]
    with tempfile.TemporaryDirectory() as out:
        settings = {**options, "training.epochs": 0.5, "training.evaluate_every": period}
        run = runs.ours(program, template, settings, "--threads", threads, "--seed", seed, "--out", out)["run"]
        with open(pathlib.Path(run) / "evaluations.csv", encoding="utf-8") as file:
            rows = csv.reader(file)
            columns = [name.split(" ")[0] for name in next(rows)]
            for row in rows:
                found = dict(zip(columns, row))
                if float(found["test_accuracy"]) >= accuracy:
                    return float(found["seconds"]), sum(int(found[f"queries_{each}"]) for each in PURPOSES)
    return float("inf"), float("inf")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--task", choices=TASKS, default="reference")
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    p.add_argument("--threads", type=int, default=2, help="for Obscura, and at most for the peer")
    p.add_argument("--period", type=int, default=20, help="steps between tests")
    a = p.parse_args()
    threads = fastest_threads(a.task, a.threads)
    print(f"PyTorch is fastest with {threads} of {a.threads} threads")
    sooner, fewer = [], []
    for seed in a.seeds:
        theirs = peer(a.task, seed, threads)
        accuracy, seconds = theirs["test_accuracy"], 1e-3 * theirs["ms_per_step"] * theirs["steps"]
        spent = sum(theirs["queries"].values())
        mine, queries = ours(a.program, a.task, accuracy, seed, a.threads, a.period)
        sooner.append(seconds / mine)
        fewer.append(spent / queries)
        print(f"seed {seed}: {accuracy:.4f} after {seconds:.1f} s and {spent} queries in PyTorch, {mine:.2f} s and "
              f"{queries} here: {sooner[-1]:.0f} times sooner, {fewer[-1]:.0f} times fewer", flush=True)
    print(f"median {statistics.median(sooner):.0f} times sooner, {statistics.median(fewer):.0f} times fewer queries")


if __name__ == "__main__":
    main()
