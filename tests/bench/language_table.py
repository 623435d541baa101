#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What language loses by a device: the King James Bible, letter by letter, through four blocks of which the last L have a
device in place of the first layer of their MLP.

Trains the digital network, and for each device and L the hybrid one with its devices left as they are (frozen), by their
exact derivatives (exact), and by a method that learns from the forward pass alone (ours), in one run. Prints validation
losses, by how much each is above the digital one, and hardware queries for each token of the training.

    tests/bench/language_table.py build/release/app/obscura-cli --devices slm --seeds 1
"""
import argparse
import concurrent.futures
import json
import pathlib
import statistics
import tempfile

import runs

TEMPLATE = pathlib.Path(__file__).parents[2] / "resources/experiments/king-james.json"
CONTEXT = 128
METHODS = {
    "frozen": {"estimator": {"kind": "none"}, "surrogate": {"upstream": "exact"}},
    "exact": {"estimator": {"kind": "exact"}, "surrogate": {"upstream": "exact"}},
    "ours": {},
}
TWINS = {"monarch"}  # whose parameters each set many weights
RATES = {"mrr": 0.01}  # of devices whose weights may be larger than the template's device has them, by its 1/√n


def digital():
    network = json.loads(TEMPLATE.read_text())
    up = next(block for block in network["blocks"] if block["name"] == "up 2")
    for name in ("device", "estimator"):
        del up[name]
    up["kind"] = "linear"
    return network


def hybrid(device, replaced, method):
    """The last `replaced` blocks of four have a device: 1 or 4."""
    network = json.loads(TEMPLATE.read_text())
    up = next(block for block in network["blocks"] if block["name"] == "up 2")
    up |= {"device": device} | METHODS[method] | {"inspection": {"period": 1000000}}
    if device in TWINS and method == "ours":
        up["estimator"] = {"kind": "learned_twin"}
    if device in RATES:
        network["training"]["device_learning_rate"] = RATES[device]
    if replaced == 4:
        group = network["groups"][0]
        gone = set(group["blocks"])
        network["blocks"] = [block for block in network["blocks"] if block["name"] not in gone]
        network["edges"] = [renamed for edge in network["edges"] if (renamed := without(edge, gone))]
        names = [block["name"] for block in network["blocks"]]
        first, last = names.index("norm a 2"), names.index("sum b 2")
        group["blocks"], group["repeat"] = names[first:last + 1], 4
    return network


def without(edge, gone):
    """What came from the last of the blocks that are gone comes from the embedding."""
    ends = dict(zip(("from", "to"), edge)) if isinstance(edge, list) else dict(edge)
    if ends["to"] in gone:
        return None
    if ends["from"] in gone:
        ends["from"] = "embedding"
    return ends


def train(program, network, epochs, seed, out):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(network, file)
        file.flush()
        result = runs.ours(program, file.name, {"training.epochs": epochs}, "--threads", 1, "--seed", seed, "--out", out)
    queries = result["queries"]
    training = sum(queries.get(purpose, 0) for purpose in ("forward", "gradient", "surrogate"))
    tokens = result["steps"] * network["training"]["batch"] * CONTEXT
    return result["validation_loss"], training / tokens


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--devices", nargs="+", default=["slm", "mrr", "monarch"])
    p.add_argument("--replaced", nargs="+", type=int, default=[1, 4])
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    p.add_argument("--epochs", type=float, default=0.25)
    p.add_argument("--jobs", type=int, default=2, help="runs at a time, one thread each")
    a = p.parse_args()
    rows = {("digital", "", 0): digital()}
    for device in a.devices:
        for replaced in a.replaced:
            for method in METHODS:
                rows[device, method, replaced] = hybrid(device, replaced, method)
    with tempfile.TemporaryDirectory() as out, concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        started = {row: [pool.submit(train, a.program, network, a.epochs, seed, out) for seed in a.seeds]
                   for row, network in rows.items()}
        print("| device | blocks | method | validation loss | of each seed | above digital | queries per token and device |\n"
              "|---|---|---|---|---|---|---|")
        for (device, method, replaced), seeds in started.items():
            losses, queries = zip(*(run.result() for run in seeds))
            mean = statistics.mean(losses)
            if not replaced:
                reference = mean
            print(f"| {device} | {replaced} | {method} | {mean:.4f} | {' '.join(f'{loss:.4f}' for loss in losses)} | "
                  f"{100 * (mean / reference - 1):.2f} % | {statistics.mean(queries) / max(replaced, 1):.3f} |", flush=True)


if __name__ == "__main__":
    main()
