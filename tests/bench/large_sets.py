#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much memory sets take that are larger than it: what obscura-cli needs at most while it trains some steps with each.

Makes a set of --gigabytes in a temporary folder, one kind after the other (numbers as NPY, pictures as IDX, compressed or
not, a text by bytes, characters or pieces), mostly holes that take no room on a disk that knows them, and prints peak
resident memory of the program, beside the 1 GB that is asked for, and the time that it took.

    tests/bench/large_sets.py build/release/app/obscura-cli
"""
import argparse
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time

GIGABYTE = 1 << 30
PIXELS = 28 * 28
ASKED = 1.0
VOCABULARY = 512


def holes(file, size, piece=1 << 16, every=1 << 24, seed=1):
    """Goes on with `size` bytes, of which a piece here and there is not zero."""
    start, noise = file.tell(), random.Random(seed)
    for at in range(0, size, every):
        file.seek(start + at)
        file.write(noise.randbytes(min(piece, size - at)))
    file.truncate(start + size)
    file.seek(start + size)


def npy(path, description, shape, write):
    header = f"{{'descr': '{description}', 'fortran_order': False, 'shape': {shape}, }}"
    header += " " * (-(len(header) + 11) % 64) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        write(file)


def numbers(folder, size):
    rows = size // PIXELS
    npy(folder / "x.npy", "|u1", (rows, PIXELS), lambda file: holes(file, rows * PIXELS))
    npy(folder / "y.npy", "|u1", (rows,), lambda file: file.write(bytes(i % 10 for i in range(rows))))
    return "fashion-mnist-digital", {"source": "arrays", "file": folder, "test_share": 0.001, "validation_share": 0,
                                     "layout": "row"}


def pictures(folder, size, opened=open):
    for name, rows in (("train", size // PIXELS), ("t10k", 1000)):
        with opened(folder / f"{name}-images-idx3-ubyte", "wb") as file:
            file.write(struct.pack(">IIII", 0x803, rows, 28, 28))
            holes(file, rows * PIXELS)
        with open(folder / f"{name}-labels-idx1-ubyte", "wb") as file:
            file.write(struct.pack(">II", 0x801, rows) + bytes(i % 10 for i in range(rows)))
    return "fashion-mnist-digital", {"source": "idx", "folder": folder, "validation_share": 0, "layout": "flat"}


def compressed_pictures(folder, size):
    given = pictures(folder, size)
    for file in folder.glob("*-images-*"):
        subprocess.run(["gzip", "-1", file], check=True)
    return given


def text(folder, size, tokenizer):
    noise = random.Random(1)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    page = "".join(noise.choice(syllables) + noise.choice(["", "", " ", "\n"]) for _ in range(100000)).encode()
    with open(folder / "text.txt", "wb") as file:
        for _ in range(size // len(page)):
            file.write(page)
    share = 2e4 / size
    tokens = {"bytes": 256, "characters": len(set(page)) + 1}.get(tokenizer, VOCABULARY)
    return "king-james", {"tokens": tokens, "source": "text", "file": folder / "text.txt", "tokenizer": tokenizer, "test_share": share,
                          "validation_share": share}


KINDS = {"numbers": numbers, "pictures": pictures, "compressed pictures": compressed_pictures,
         **{f"text, {kind}": lambda folder, size, kind=kind: text(folder, size, kind)
            for kind in ("bytes", "characters", "unigram", "bpe")}}


def trained(program, template, options, steps, folder):
    """Gigabytes at most, and seconds, twice: what is learned of a set is kept for the second time."""
    command = [program, "train", template, "--steps", str(steps), "--threads", "2", "--out", str(folder / "runs")]
    for name, value in options.items():
        names = ["embedding.num_embeddings", "readout.outputs"] if name == "tokens" else [f"dataset.{name}"]
        command += [word for each in names for word in ("--set", f"{each}={value}")]
    if options.get("tokenizer") in ("unigram", "bpe"):
        command += ["--set", f"dataset.vocabulary={VOCABULARY}"]
    begun = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=os.environ | {"XDG_CACHE_HOME": str(folder / "cache")})
    message = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}\n{message[-2000:]}")
    return usage.ru_maxrss * 1024 / 1e9, time.time() - begun


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", help="path of obscura-cli")
    p.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    p.add_argument("--gigabytes", type=float, default=4)
    p.add_argument("--steps", type=int, default=20)
    p.add_argument("--folder", help="where there is room for the sets; they are removed again")
    a = p.parse_args()
    print("| set | memory, GB | asked | seconds | memory, again | seconds |\n|---|---|---|---|---|---|")
    for kind in a.kinds:
        with tempfile.TemporaryDirectory(dir=a.folder) as name:
            folder = pathlib.Path(name)
            (folder / "set").mkdir()
            template, options = KINDS[kind](folder / "set", int(a.gigabytes * GIGABYTE))
            first, again = (trained(a.program, template, options, a.steps, folder) for _ in range(2))
            print(f"| {kind}, {a.gigabytes:g} GB | {first[0]:.2f} | <= {ASKED:g} | {first[1]:.0f} | {again[0]:.2f} | "
                  f"{again[1]:.0f} |", flush=True)


if __name__ == "__main__":
    main()
