#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws each formula of formulas.json as NAME.svg beside it: outlines in currentColor, at 20 px.

For maintainers, after a change of formulas.json; the program needs only the drawings.
Needs python3-matplotlib. A formula that is new is listed in resources/tours.qrc, too.
"""

import json
import pathlib

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

SIZE = 20  # pixels of the type
LEADING = 9  # pixels between the lines of one formula
MARGIN = 1
COMMANDS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def outline(path, dx, dy):
    """`path` as SVG has it: y goes down."""
    parts = []
    for points, code in path.iter_segments(curves=True, simplify=False):
        if code == Path.CLOSEPOLY:
            parts.append("Z")
            continue
        pairs = zip(points[0::2], points[1::2])
        parts.append(COMMANDS[code] + " ".join(f"{number(x + dx)} {number(dy - y)}" for x, y in pairs))
    return "".join(parts)


def drawing(lines):
    font = FontProperties(size=SIZE)
    paths = [TextPath((0, 0), f"${line}$", prop=font) for line in lines]
    boxes = [path.get_extents() for path in paths]
    drawn, top = [], MARGIN
    for path, box in zip(paths, boxes):
        drawn.append(outline(path, MARGIN - box.x0, top + box.y1))
        top += box.height + LEADING
    width = max(box.width for box in boxes) + 2 * MARGIN
    height = top - LEADING + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}"'
        f' viewBox="0 0 {number(width)} {number(height)}">\n'
        f'<path fill="currentColor" d="{"".join(drawn)}"/>\n</svg>\n'
    )


def main():
    matplotlib.rcParams["mathtext.fontset"] = "stix"
    folder = pathlib.Path(__file__).parent
    for formula in json.loads((folder / "formulas.json").read_text())["formulas"]:
        (folder / f"{formula['name']}.svg").write_text(drawing(formula["tex"]))


if __name__ == "__main__":
    main()
