# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills runs at random moments and takes them up again.

    kill_runs.py PROGRAM [--kills 200] [--seed 1]

A run of PROGRAM (obscura-cli) is killed by SIGKILL again and again, as a power cut would end it, and resumed from its
newest checkpoint each time. After each kill every file must be whole, and no step may be lost that was recorded more
than a second before; at the end the record must be, times aside, that of a run that nobody killed.
"""
import argparse
import csv
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

STEPS = 1200
SETTINGS = ["--set", "training.evaluate_every=60", "--steps", str(STEPS), "--threads", "1",
            "--checkpoint-minutes", "0.005"]
GRACE = 1.0  # s: what was recorded within it may be lost


def rows(file):
    """Whole lines of a record, without the time; a line that was being written doesn't count."""
    text = file.read_text()
    lines = text[: text.rfind("\n") + 1].splitlines()
    table = list(csv.reader(lines))
    time_column = table[0].index("seconds [s]")
    return [row[:time_column] + row[time_column + 1:] for row in table]


class Watch:
    """Which steps a program has told, and when."""

    def __init__(self, file):
        self.file = file
        self.seen = []  # (moment, last step recorded by then)

    def look(self):
        if self.file and self.file.exists():
            table = rows(self.file)
            last = int(table[-1][0]) if len(table) > 1 else 0
            # A run that is taken up goes back to its checkpoint, and records what came behind it once more.
            self.seen = [(moment, step) for moment, step in self.seen if step <= last] + [(time.monotonic(), last)]


def run_in(folder):
    runs = sorted(folder.iterdir()) if folder.exists() else []
    return runs[-1] if runs else None


def check_readable(run):
    json.loads((run / "experiment.json").read_text())
    for name in ("steps.csv", "evaluations.csv"):
        table = rows(run / name)
        if any(len(row) != len(table[0]) for row in table):
            raise SystemExit(f"{run / name}: a line is not whole")
    steps = [int(row[0]) for row in rows(run / "steps.csv")[1:]]
    if steps != list(range(1, len(steps) + 1)):
        raise SystemExit(f"{run}: steps are missing")
    return len(steps)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--kills", type=int, default=200)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    rng = random.Random(a.seed)
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        begin = [a.program, "train", "fashion-mnist-slm-local", *SETTINGS, "--out"]
        start = time.monotonic()
        subprocess.run([*begin, place / "whole"], check=True, capture_output=True)
        whole_time = time.monotonic() - start
        kills = resumed = lost = 0
        while kills < a.kills:
            run = run_in(place / "killed")
            can_go_on = run and (run / "checkpoint" / "state.safetensors").exists()
            if run and not can_go_on:
                subprocess.run(["rm", "-r", run], check=True)
            if can_go_on:
                resumed += 1
            command = ([a.program, "resume", run, "--threads", "1", "--checkpoint-minutes", "0.005"] if can_go_on
                       else [*begin, place / "killed"])
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            watch = Watch(None)
            end = time.monotonic() + rng.uniform(0.2, 1.2) * min(whole_time, 4)
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.05)
                at = run_in(place / "killed")
                watch.file = at / "steps.csv" if at else None
                watch.look()
            if process.poll() is not None:
                # It came to its end before anybody killed it: once more from the start.
                if run_in(place / "killed"):
                    subprocess.run(["rm", "-r", run_in(place / "killed")], check=True)
                continue
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            run = run_in(place / "killed")
            if not run or not (run / "steps.csv").exists():
                continue
            kept = check_readable(run)
            before = [step for moment, step in watch.seen if moment < end - GRACE]
            if before and max(before) > kept:
                lost += 1
            print(f"\r{kills} kills, {resumed} resumed, {kept} steps", end="", file=sys.stderr)
        run = run_in(place / "killed")
        if run and (run / "checkpoint" / "state.safetensors").exists():
            command = [a.program, "resume", run, "--threads", "1"]
        else:
            command = [*begin, place / "last"]
        subprocess.run(command, check=True, capture_output=True)
        last = run_in(place / "killed") if "resume" in command else run_in(place / "last")
        same = all(rows(last / name) == rows(run_in(place / "whole") / name) for name in ("steps.csv", "evaluations.csv"))
        print(f"\n{kills} kills, {resumed} of the runs resumed; steps lost that were older than {GRACE} s: {lost} times; "
              f"the record at the end is {'that' if same else 'NOT that'} of a run that nobody killed")
        return 0 if same and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
