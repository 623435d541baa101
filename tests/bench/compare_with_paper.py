#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
r"""Times a training step of Obscura against the published method in plain PyTorch.

Both train the reference task with the same algorithm and settings, in turn, several times in one
run: machines are shared and noisy, so only the ratio counts. PyTorch runs with each number of threads up
to --threads, because two thread pools on few cores can make it slower with more of them; the
ratio to its fastest is printed as well. With --peak, the same run ends with the devices' share of
the machine's matrix-product peak.

    tests/bench/compare_with_paper.py build/release/app/obscura-cli --devices slm mrr matvec \
        --peak build/release/tests/bench/bench_devices
"""
import argparse
import statistics
import subprocess
import tempfile

import runs


def ours(a, device, out):
    settings = runs.blackbox(device=device, outputs=a.outputs, surrogate__rank=a.rank, surrogate__sketch=a.probes,
                             estimator__probes=a.probes, inspection__period=1000000)
    return runs.ours(a.program, "fashion-mnist-slm", settings, "--steps", a.steps, "--threads", a.threads,
                     "--out", out)["ms_per_step"]


def theirs(a, device, count):
    return runs.paper(device=device, rank=a.rank, probes=a.probes, sketch=a.probes, outputs=a.outputs,
                      steps=a.peer_steps, threads=count)["ms_per_step"]


def threads(count):
    return f"{count} thread{'s' if count > 1 else ''}"


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
    p.add_argument("--peak", metavar="BENCH_DEVICES", help="path of bench_devices, which measures it")
    a = p.parse_args()
    counts = range(1, a.threads + 1)
    with tempfile.TemporaryDirectory() as out:
        for device in a.devices:
            mine, peer = [], {n: [] for n in counts}
            for _ in range(a.repeats):
                mine.append(ours(a, device, out))
                for n in counts:
                    peer[n].append(theirs(a, device, n))
            fastest = min(counts, key=lambda n: statistics.median(peer[n]))
            print(f"{device}: {statistics.median(mine):.2f} ms per step; PyTorch " +
                  ", ".join(f"{statistics.median(peer[n]):.1f} ms with {threads(n)}" for n in counts))
            for n in sorted({a.threads, fastest}):
                ratios = [theirs_ / ours_ for theirs_, ours_ in zip(peer[n], mine)]
                print(f"  {statistics.median(ratios):.1f} times faster than PyTorch with {threads(n)} "
                      f"(each repeat: {', '.join(f'{r:.1f}' for r in ratios)})")
    if a.peak:
        print(flush=True)
        subprocess.run([a.peak, *a.devices], check=True)


if __name__ == "__main__":
    main()
