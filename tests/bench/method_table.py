#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repeats the tables of what the methods beyond the paper reach, in one run.

The first is of the reference task: each row trains Fashion-MNIST for the mean of several seeds and prints test accuracy
and hardware queries per training sample, forward pass included, beside what is asked of it. Rows that compare with
another run (the digital network, the paper's estimator, no drift) train that as well. The second is of networks in which
the device matters: recovered_share.py tells of it.

    tests/bench/method_table.py build/release/app/obscura-cli
    tests/bench/method_table.py build/release/app/obscura-cli --rows "slm, one epoch" mzi
    tests/bench/method_table.py build/release/app/obscura-cli --rows two-modulators --seeds $(seq 30) --methods
"""
import argparse
import concurrent.futures
import math
import statistics
import tempfile

import recovered_share
import runs
from runs import blackbox

THREE_EPOCHS = {"training.epochs": 3}


def beyond(**options):
    """Local compressed probes and the streaming surrogate."""
    return blackbox(**{"estimator__kind": "local", "estimator__probes": 1, "estimator__compression": 16,
                       "estimator__step": 0.01, "surrogate__update": "streaming", "surrogate__rank": 100,
                       **options})


def paper(**options):
    """The published method with 10 probes and 10 sketch inputs, at rank 10."""
    return blackbox(**{"estimator__kind": "gaussian", "estimator__probes": 10, "estimator__step": 1e-4,
                       "surrogate__update": "psi", "surrogate__rank": 10, "surrogate__sketch": 10, **options})


def imperfections(**options):
    return {f"blackbox.imperfections.{name}": value for name, value in options.items()}


SLM, MRR, DIGITAL = "fashion-mnist-slm", "fashion-mnist-mrr", "fashion-mnist-digital"
CONVERTERS = {"parameter_bits": 8, "input_bits": 8}
NOISY = {noise: {**THREE_EPOCHS, **imperfections(**CONVERTERS, read_noise=noise)} for noise in (0.01, 0.05)}
# A mesh is one output group, so local probes are the paper's again. Compression is what is left: the gradient
# behind ten classes has few directions, so that q = 8 inputs leave queries for more probes; the streaming
# surrogate leaves those of the psi step as well.
MESH = {"hidden.outputs": 64, **blackbox(outputs=64, device="mzi")}
MESH_PROBES = 10
MESH_COMPRESSION = 8
PSI_QUERIES = 2 * (10 + 10)
MESH_MORE_PROBES = ((MESH_PROBES + 1) * 64 + PSI_QUERIES) // MESH_COMPRESSION - 1
# A random walk of 1 % of the phases' range 2π in one epoch of 24 s of device time.
DRIFT = imperfections(drift=0.01 * 2 * math.pi / math.sqrt(24))
STEADY = {**THREE_EPOCHS, **beyond()}


class Row:
    """`of` names the row that this one is compared with: at most `loss` points below, or `gain` above."""

    def __init__(self, name, template, settings, at_least=None, queries=None, of=None, loss=None, gain=None):
        self.name, self.template, self.settings = name, template, settings
        self.at_least, self.queries, self.of, self.loss, self.gain = at_least, queries, of, loss, gain

    def expectation(self, means):
        wanted = []
        if self.at_least:
            wanted.append(f"≥ {self.at_least}")
        if self.loss is not None:
            wanted.append(f"≥ {means[self.of] - self.loss / 100:.4f} ({self.of} − {self.loss} points)")
        if self.gain is not None:
            wanted.append(f"≥ {means[self.of] + self.gain / 100:.4f} ({self.of} + {self.gain} points)")
        if self.queries:
            wanted.append(f"≤ {self.queries} queries")
        return ", ".join(wanted)


ROWS = [
    Row("digital, three epochs", DIGITAL, THREE_EPOCHS),
    Row("slm, one epoch", SLM, beyond(), at_least=0.855, queries=1.3),
    Row("mrr, one epoch", MRR, beyond(estimator__probes=4), at_least=0.838, queries=1.7),
    Row("slm, three epochs", SLM,
        {**THREE_EPOCHS, **beyond(estimator__probes=4, surrogate__rank=128)},
        queries=1.7, of="digital, three epochs", loss=0.4),
    Row("slm, 8 bits, 1 % noise", SLM,
        {**NOISY[0.01], **beyond(estimator__probes=4, estimator__compression=12, estimator__step=0.1,
                                 surrogate__rank=128)},
        queries=1.5, of="digital, three epochs", loss=0.5),
    Row("slm, 8 bits, 1 % noise, paper", SLM, {**NOISY[0.01], **paper()}),
    Row("slm, 8 bits, 5 % noise", SLM,
        {**NOISY[0.05], **beyond(estimator__probes=2, estimator__compression=12, estimator__antithetic="true",
                                 estimator__step=0.3, surrogate__rank=128)},
        queries=1.5, of="digital, three epochs", loss=0.8),
    Row("slm, 8 bits, 5 % noise, paper", SLM, {**NOISY[0.05], **paper()}),
    Row("slm, 4-bit phases, one epoch", SLM,
        {**imperfections(parameter_bits=4), **beyond(estimator__step=0.5, surrogate__rank=128)},
        at_least=0.845, queries=1.3),
    Row("mzi 64×64, paper", SLM, {**MESH, **paper(estimator__probes=MESH_PROBES)}),
    Row("mzi 64×64", SLM,
        {**MESH, **beyond(estimator__kind="rademacher", estimator__probes=MESH_MORE_PROBES,
                          estimator__compression=MESH_COMPRESSION, surrogate__rank=64)},
        of="mzi 64×64, paper", gain=1.0),
    Row("slm without drift", SLM, STEADY, queries=1.7),
    Row("drifting slm, streaming", SLM, {**STEADY, **DRIFT}, queries=1.7, of="slm without drift", loss=0.5),
    Row("drifting slm, frozen", SLM, {**STEADY, **DRIFT, "blackbox.surrogate.update": "frozen"}, queries=1.7),
]


def train(program, row, seed, out):
    result = runs.ours(program, row.template, row.settings, "--threads", 1, "--seed", seed, "--out", out)
    queries = result["queries"]
    training = queries["forward"] + queries["gradient"] + queries["surrogate"]
    return result["test_accuracy"], training / queries["forward"] if queries["forward"] else 0.0


def named(rows, names):
    """For each of `names` the row of that name, or else those whose name holds it; all where there are no `names`."""
    if not names:
        return rows
    called = {row.name for row in rows}
    return [row for row in rows if any(name == row.name or (name not in called and name in row.name) for name in names)]


def with_compared(rows):
    """With those that they are compared with."""
    names = {row.name for row in rows} | {row.of for row in rows}
    return [row for row in ROWS if row.name in names]


def print_table(started):
    means = {}
    print("| row | test accuracy | of each seed | queries per sample | asked |\n|---|---|---|---|---|")
    for row, seeds in started:
        accuracies, queries = zip(*(run.result() for run in seeds))
        means[row.name] = statistics.mean(accuracies)
        print(f"| {row.name} | {means[row.name]:.4f} | {' '.join(f'{each:.4f}' for each in accuracies)} | "
              f"{statistics.mean(queries):.3f} | {row.expectation(means)} |", flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--rows", nargs="+", help="only rows of that name, or whose name holds one of these")
    p.add_argument("--methods", nargs="*", choices=["local", "riding", "paper", "ideal twin"], default=["local", "paper"],
                   help="beside frozen, exact and ours in the second table")
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    p.add_argument("--jobs", type=int, default=2, help="runs at a time, one thread each")
    a = p.parse_args()
    reference, recovered = named(ROWS, a.rows), named(recovered_share.ROWS, a.rows)
    with tempfile.TemporaryDirectory() as out, concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        first = [(row, [pool.submit(train, a.program, row, seed, out) for seed in a.seeds])
                 for row in with_compared(reference)]
        second = recovered_share.start(pool, a.program, recovered, a.methods, a.seeds, out)
        if first:
            print_table(first)
        if second:
            recovered_share.print_table(second)


if __name__ == "__main__":
    main()
