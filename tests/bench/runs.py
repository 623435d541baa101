# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Obscura and the published method for the benchmarks beside this file."""
import json
import pathlib
import subprocess

PEER = pathlib.Path(__file__).with_name("paper_method.py")


def last_json(command):
    """The JSON that a command prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.strip()}")
    return json.loads(done.stdout)


def blackbox(**options):
    """Settings of the black box: estimator__kind is blackbox.estimator.kind."""
    return {f"blackbox.{name.replace('__', '.')}": value for name, value in options.items()}


def ours(program, template, settings, *arguments):
    """Summary of a run of obscura-cli."""
    command = [program, "train", template, *map(str, arguments)]
    for key, value in settings.items():
        command += ["--set", f"{key}={value}"]
    return last_json(command)


def paper(**arguments):
    """Summary of a run of the published method in PyTorch."""
    command = ["/usr/bin/python3", str(PEER)]
    for key, value in arguments.items():
        command += [f"--{key}", str(value)]
    return last_json(command)
