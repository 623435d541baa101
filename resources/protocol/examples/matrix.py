#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A device that is a model in numpy: a bank of modulators whose phases nobody knows exactly, with a noisy read-out.

    examples/matrix.py [ADDRESS] [INPUTS] [OUTPUTS]
"""
import pathlib
import sys

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import obscura_device


class Modulators(obscura_device.Device):
    name = "Modulators in numpy"
    linear = True

    def __init__(self, inputs=16, outputs=8, spread=0.3, noise=0.01, seed=1):
        self.inputs, self.outputs, self.parameters = inputs, outputs, inputs * outputs
        self.layout = {"symbol": "φ", "unit": "rad", "minimum": 0.0, "maximum": 6.283185, "periodic": True,
                       "initial": [1.5] * self.parameters, "shape": [outputs, inputs], "panels": [[outputs, inputs]],
                       "groups": "per_output", "cells": {"signs": [1], "alike": True}}
        self.description = {"noise": {"relative": noise, "absolute": 0.0}}
        self.random = numpy.random.default_rng(seed)
        self.offsets = self.random.normal(0.0, spread, self.parameters)
        self.noise = noise
        self.weights = numpy.zeros((outputs, inputs), numpy.float32)

    def program(self, omega):
        phases = (omega + self.offsets).reshape(self.outputs, self.inputs)
        self.weights = numpy.cos(phases) / numpy.sqrt(self.inputs)

    def query(self, x):
        y = x @ self.weights.T
        return y + self.noise * numpy.sqrt(numpy.mean(y * y, 1, keepdims=True)) * self.random.normal(size=y.shape)


if __name__ == "__main__":
    address = sys.argv[1] if len(sys.argv) > 1 else "tcp://127.0.0.1:*"
    Modulators(*map(int, sys.argv[2:4])).serve(address)
