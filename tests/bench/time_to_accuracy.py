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
import json
import pathlib
import statistics
import subprocess
import tempfile

PEER = pathlib.Path(__file__).with_name("paper_method.py")
OURS = {"blackbox.estimator.kind": "local", "blackbox.estimator.probes": 1, "blackbox.estimator.compression": 16,
        "blackbox.estimator.step": 0.01, "blackbox.surrogate.update": "streaming",
        "blackbox.surrogate.rank": 100, "blackbox.inspection.period": 1000000}


def last_json(command):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout)


def peer(seed, threads):
    """Final accuracy and seconds of training."""
    result = last_json(["/usr/bin/python3", str(PEER), "--device", "slm", "--rank", "10", "--probes", "100",
                        "--sketch", "100", "--seed", str(seed), "--threads", str(threads)])
    return result["test_accuracy"], 1e-3 * result["ms_per_step"] * result["steps"]


def ours(program, accuracy, seed, threads, period):
    """Seconds of training until the test accuracy is reached; infinity if it never is."""
    with tempfile.TemporaryDirectory() as out:
        command = [program, "train", "fashion-mnist-slm", "--threads", str(threads), "--seed", str(seed),
                   "--out", out, "--set", f"training.evaluate_every={period}"]
        for key, value in OURS.items():
            command += ["--set", f"{key}={value}"]
        run = last_json(command)["run"]
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
