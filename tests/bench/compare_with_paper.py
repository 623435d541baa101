#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times a training step of Obscura against the published method in plain PyTorch.

Both train the reference task with the same algorithm and settings, in turn, several times in one
run: machines are shared and noisy, so only the ratio counts. PyTorch runs with each number of threads up
to --threads, because two thread pools on few cores can make it slower with more of them; the
ratio to its fastest is printed as well.

    tests/bench/compare_with_paper.py build/release/app/obscura-cli --devices slm mrr matvec
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile

PEER = pathlib.Path(__file__).with_name("paper_method.py")


def last_json(command):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout)


def ours(a, device, steps, out):
    command = [a.program, "train", "fashion-mnist-slm", "--steps", str(steps), "--threads", str(a.threads),
               "--out", out]
    settings = {"device": device, "outputs": a.outputs, "surrogate.rank": a.rank, "surrogate.sketch": a.probes,
                "estimator.probes": a.probes, "inspection.period": 1000000}
    for key, value in settings.items():
        command += ["--set", f"blackbox.{key}={value}"]
    return last_json(command)["ms_per_step"]


def theirs(a, device, steps, threads):
    return last_json(["/usr/bin/python3", str(PEER), "--device", device, "--rank", str(a.rank),
                      "--probes", str(a.probes), "--sketch", str(a.probes), "--outputs", str(a.outputs),
                      "--steps", str(steps), "--threads", str(threads)])["ms_per_step"]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--devices", nargs="+", default=["slm"])
    p.add_argument("--rank", type=int, default=10)
    p.add_argument("--probes", type=int, default=100, help="probes, and sketch inputs as many")
    p.add_argument("--outputs", type=int, default=128)
    p.add_argument("--steps", type=int, default=60)
    p.add_argument("--peer-steps", type=int, default=20)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--repeats", type=int, default=3)
    a = p.parse_args()
    counts = range(1, a.threads + 1)
    with tempfile.TemporaryDirectory() as out:
        for device in a.devices:
            mine, peer = [], {n: [] for n in counts}
            for _ in range(a.repeats):
                mine.append(ours(a, device, a.steps, out))
                for n in counts:
                    peer[n].append(theirs(a, device, a.peer_steps, n))
            fastest = min(counts, key=lambda n: statistics.median(peer[n]))
            print(f"{device}: {statistics.median(mine):.2f} ms per step; PyTorch " +
                  ", ".join(f"{statistics.median(peer[n]):.1f} ms with {n} thread{'s' if n > 1 else ''}"
                            for n in counts))
            for n in sorted({a.threads, fastest}):
                ratios = [theirs_ / ours_ for theirs_, ours_ in zip(peer[n], mine)]
                print(f"  {statistics.median(ratios):.1f} times faster than PyTorch with {n} threads "
                      f"(each repeat: {', '.join(f'{r:.1f}' for r in ratios)})")


if __name__ == "__main__":
    main()
