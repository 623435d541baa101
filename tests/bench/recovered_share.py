# SPDX-License-Identifier: GPL-3.0-or-later
"""What learning from the forward pass recovers where the device matters: the second table of method_table.py.

Each row trains Fashion-MNIST or spoken digits through devices without digital weights between them, for several seeds, with the devices
left as they are (frozen), with their exact derivatives under the same imperfections (exact), with a method that learns
from the forward pass alone (ours), and with others at their own prices. It prints the share that a method recovers,

    rho = (accuracy - frozen) / (exact - frozen),

beside what is asked of ours, with hardware queries per training sample and device and programmings per step and device.
"""
import math
import statistics

import runs

BOXES = {"two-modulators": ("first", "second"), "two-ring-banks": ("first", "second"),
         "three-meshes": ("first", "second", "third"), "spoken-digits": ("first", "second")}
EPOCH_SECONDS = {"two-modulators": 468 * (0.0167 + 128e-4), "two-ring-banks": 468 * (1e-5 + 128e-6)}
METHODS = {
    "frozen": {"estimator.kind": "none", "surrogate.upstream": "exact"},
    "exact": {"estimator.kind": "exact", "surrogate.upstream": "exact"},
    "ours": {},
    "ideal twin": {"estimator.kind": "digital_twin", "surrogate.upstream": "digital_twin"},
    "local": {"estimator.kind": "local", "estimator.probes": 1, "estimator.compression": 16, "estimator.step": 0.01,
              "surrogate.update": "streaming", "surrogate.rank": "full"},
    "riding": {"estimator.kind": "local", "estimator.riding": "true", "estimator.step": 0.01,
               "surrogate.update": "streaming", "surrogate.rank": "full"},
    "paper": {"estimator.kind": "gaussian", "estimator.probes": 100, "estimator.step": 1e-4,
              "surrogate.update": "psi", "surrogate.rank": 10, "surrogate.sketch": 100},
}
# What a surrogate may have at most: the smaller side of each device, the last of which has ten outputs.
WIDTH = {"three-meshes": 32, "spoken-digits": 96}
FULL_RANK = {template: {box: WIDTH.get(template, 128) for box in boxes[:-1]} | {boxes[-1]: 10}
             for template, boxes in BOXES.items()}


def imperfect(**options):
    return {f"imperfections.{name}": value for name, value in options.items()}


class Row:
    """`box` holds for each black box and every method, `own` for one of them: {method: options}."""

    def __init__(self, name, template, share, training=None, box=None, own=None, most_queries=1.01):
        self.name, self.template, self.share, self.most_queries = name, template, share, most_queries
        self.training, self.box, self.own = training or {}, box or {}, own or {}

    def settings(self, method):
        chosen = {f"training.{key}": value for key, value in self.training.items()}
        for box in BOXES[self.template]:
            own = METHODS[method] | self.own.get(method, {})
            for key, value in {**self.box, **own, "inspection.period": 1000000}.items():
                most = FULL_RANK[self.template][box]
                value = most if value == "full" else value
                value = min(value, most) if key == "surrogate.rank" else value
                chosen[f"{box}.{key}"] = value
        return chosen


SLM, MRR, MESH, DIGITS = "two-modulators", "two-ring-banks", "three-meshes", "spoken-digits"
TWIN = {"ours": {"estimator.kind": "learned_twin"}}
# Inputs are compressed only where answers may be added.
INTENSITIES = TWIN | {method: {"estimator.compression": 0} for method in ("local", "riding")}
NOISES = [("8 bits, 1 % noise", 8, 0.01), ("8 bits, 5 % noise", 8, 0.05), ("6 bits, 5 % noise", 6, 0.05),
          ("4 bits, 5 % noise", 4, 0.05)]


def drift(template):
    """A random walk by 1 % of the range of a phase in the device time of an epoch."""
    return imperfect(drift=0.01 * 2 * math.pi / math.sqrt(EPOCH_SECONDS[template]))


def noisy(bits, noise):
    return imperfect(parameter_bits=bits, input_bits=max(bits, 8), read_noise=noise)


ROWS = [
    Row("two-modulators", SLM, 0.99),
    Row("two-modulators, 3 epochs", SLM, 0.99, {"epochs": 3}),
    *[Row(f"two-modulators, {name}", SLM, 0.97, box=noisy(bits, noise)) for name, bits, noise in NOISES],
    Row("two-modulators, 10 % stuck", SLM, 0.98, box=imperfect(stuck=0.1)),
    Row("two-modulators, 5 % crosstalk", SLM, 0.98, box=imperfect(crosstalk=0.05)),
    Row("two-modulators, drift", SLM, 0.98, box=drift(SLM)),
    Row("two-modulators, 0.3 rad spread", SLM, 0.98, box=imperfect(fabrication_spread=0.3)),
    Row("two-ring-banks", MRR, 0.98),
    Row("two-ring-banks, 3 epochs", MRR, 0.98, {"epochs": 3}),
    Row("two-ring-banks, 8 bits, 1 % noise", MRR, 0.96, box=noisy(8, 0.01)),
    Row("two-ring-banks, 5 % noise", MRR, 0.96, box=imperfect(read_noise=0.05)),
    Row("two-ring-banks, 0.1 rad spread", MRR, 0.96, box=imperfect(fabrication_spread=0.1)),
    Row("two-ring-banks, 10 % stuck", MRR, 0.96, box=imperfect(stuck=0.1)),
    Row("two-ring-banks, drift", MRR, 0.96, box=drift(MRR)),
    Row("crossbar pair", SLM, 0.96, box={"device": "crossbar", "options.read_noise": 0.01, "options.drift": 0.05}),
    Row("three-meshes, 0.2 rad", MESH, 0.96),
    Row("three-meshes, 0.5 rad, calibrated", MESH, 0.96, box=imperfect(fabrication_spread=0.5),
        most_queries=1.15),
    *[Row(f"{name}, {spread} of spread", SLM, 0.8, own=own,
          box={"device": device, **imperfect(fabrication_spread=spread)})
      for name, device, spread, own in [("diffraction pair", "diffraction", 0.2, INTENSITIES),
                                        ("fibre pair", "multimode_fibre", 0.2, INTENSITIES),
                                        ("monarch pair", "monarch", 0.02, TWIN)]],
    Row("spoken digits", DIGITS, 0.9, most_queries=1.05),
    Row("spoken digits, ring banks", DIGITS, 0.9, box={"device": "mrr"}, most_queries=1.05),
    # Its weights move by a part of a phase each: at the template's rate even exact derivatives stay at 0.37.
    Row("spoken digits, monarch, 0.02 of spread", DIGITS, 0.9, {"device_learning_rate": 0.1}, own=TWIN, most_queries=1.05,
        box={"device": "monarch", **imperfect(fabrication_spread=0.02)}),
]


def train(program, row, method, seed, out):
    result = runs.ours(program, row.template, row.settings(method), "--threads", 1, "--seed", seed, "--out", out)
    queries = result["queries"]
    training = sum(queries.get(purpose, 0) for purpose in ("forward", "gradient", "surrogate", "calibration"))
    boxes = len(BOXES[row.template])
    return {"accuracy": result["test_accuracy"], "queries": training / queries["forward"],
            "programmings": result["programmings"] / result["steps"] / boxes}


def start(pool, program, rows, methods, seeds, out):
    """The runs of each row and method, a future for each seed."""
    return {(row, method): [pool.submit(train, program, row, method, seed, out) for seed in seeds]
            for row in rows for method in ("frozen", "exact", "ours", *methods)}


def print_table(started):
    print("| row | method | accuracy | of each seed | rho | asked | queries | programmings |\n"
          "|---|---|---|---|---|---|---|---|")
    mean = {}
    for (row, method), seeds in started.items():
        done = [run.result() for run in seeds]
        mean[row, method] = accuracy = statistics.mean(each["accuracy"] for each in done)
        share, asked = "", ""
        if method not in ("frozen", "exact"):
            frozen, exact = mean[row, "frozen"], mean[row, "exact"]
            share = f"{(accuracy - frozen) / (exact - frozen):.4f}"
            asked = f">= {row.share}, <= {row.most_queries} queries" if method == "ours" else ""
        print(f"| {row.name} | {method} | {accuracy:.4f} | {' '.join('%.4f' % each['accuracy'] for each in done)} | "
              f"{share} | {asked} | {statistics.mean(each['queries'] for each in done):.3f} | "
              f"{statistics.mean(each['programmings'] for each in done):.3f} |", flush=True)
