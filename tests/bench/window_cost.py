# SPDX-License-Identifier: GPL-3.0-or-later
"""What an open window costs a training.

    window_cost.py FOLDER [--template two-modulators] [--steps 468] [--rounds 5] [--dock plots]

Trains the same experiment by FOLDER/obscura-cli and in the window of FOLDER/obscura, in turn, and prints the
milliseconds of a step as each run's summary tells them: medians, and their ratio.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile


def milliseconds(folder):
    run = max(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    return json.loads((run / "summary.json").read_text())["ms_per_step"]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("--template", default="two-modulators")
    p.add_argument("--steps", type=int, default=468)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--dock", default="plots", help="which tab is in front")
    a = p.parse_args()
    times = {"terminal": [], "window": []}
    with tempfile.TemporaryDirectory() as place:
        environment = {**os.environ, "XDG_CONFIG_HOME": place, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        for i in range(a.rounds):
            out = pathlib.Path(place) / f"terminal{i}"
            subprocess.run([a.folder / "obscura-cli", "train", a.template, "--steps", str(a.steps), "--out", out],
                           check=True, capture_output=True, env=environment)
            times["terminal"].append(milliseconds(out))
            out = pathlib.Path(place) / f"window{i}"
            subprocess.run([a.folder / "obscura", "--template", a.template, "--run", "--steps", str(a.steps), "--out", out,
                            "--dock", a.dock, "--screenshot", pathlib.Path(place) / "picture.png"],
                           check=True, capture_output=True, env=environment)
            times["window"].append(milliseconds(out))
            print(f"\rround {i + 1} of {a.rounds}", end="", file=sys.stderr)
    terminal, window = (statistics.median(times[name]) for name in ("terminal", "window"))
    print(f"\n{a.template}, {a.steps} steps, median of {a.rounds} runs each: terminal {terminal:.3f} ms, window {window:.3f} ms "
          f"a step: {100 * (window / terminal - 1):+.1f} %")


if __name__ == "__main__":
    main()
