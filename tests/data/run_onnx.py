# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a model by ONNX's own checker and runs it, with NumPy alone, on the samples "x" of an NPZ file:

    python3 run_onnx.py model.onnx samples.npz

Prints the answers, one a line. Knows no more operators than the tests need.
"""
import itertools
import math
import sys

import numpy as np
import onnx
import onnx.numpy_helper


def windows(x, kernel, strides, pads, dilations, fill):
    """x [batch, channels, …] as [batch, channels, places…, kernel…], with `fill` around it."""
    axes = len(kernel)
    around = [(0, 0), (0, 0)] + [(pads[i], pads[axes + i]) for i in range(axes)]
    x = np.pad(x, around, constant_values=fill)
    places = [
        (x.shape[2 + i] - dilations[i] * (kernel[i] - 1) - 1) // strides[i] + 1 for i in range(axes)
    ]
    seen = np.empty(x.shape[:2] + tuple(places) + tuple(kernel), x.dtype)
    for at in itertools.product(*(range(size) for size in kernel)):
        here = tuple(
            slice(at[i] * dilations[i], at[i] * dilations[i] + (places[i] - 1) * strides[i] + 1, strides[i])
            for i in range(axes)
        )
        seen[(Ellipsis,) + at] = x[(slice(None), slice(None)) + here]
    return seen


def place(attributes, axes):
    ones = [1] * axes
    return (
        attributes.get("strides", ones),
        attributes.get("pads", [0] * 2 * axes),
        attributes.get("dilations", ones),
    )


def conv(inputs, attributes):
    x, weight = inputs[:2]
    axes = x.ndim - 2
    groups = attributes.get("group", 1)
    seen = windows(x, weight.shape[2:], *place(attributes, axes), 0)
    inner = tuple(range(-axes, 0))
    answers = []
    for part, filters in zip(np.split(seen, groups, 1), np.split(weight, groups, 0)):
        # [batch, outputs, places…]
        product = np.tensordot(part, filters, axes=((1,) + tuple(part.ndim + i for i in inner), (1,) + tuple(filters.ndim + i for i in inner)))
        answers.append(np.moveaxis(product, -1, 1))
    y = np.concatenate(answers, 1)
    return y if len(inputs) < 3 else y + inputs[2].reshape((1, -1) + (1,) * axes)


def pool(inputs, attributes, reduce, fill):
    kernel = attributes["kernel_shape"]
    seen = windows(inputs[0], kernel, *place(attributes, len(kernel)), fill)
    return reduce(seen, axis=tuple(range(-len(kernel), 0)))


def softmax(inputs, attributes):
    x = inputs[0]
    e = np.exp(x - x.max(attributes["axis"], keepdims=True))
    return e / e.sum(attributes["axis"], keepdims=True)


def batch_norm(inputs, attributes):
    x, weight, bias, mean, variance = inputs
    along = lambda values: values.reshape((1, -1) + (1,) * (x.ndim - 2))
    return (x - along(mean)) / np.sqrt(along(variance) + attributes["epsilon"]) * along(weight) + along(bias)


def split(inputs, attributes):
    if len(inputs) > 1:
        return np.split(inputs[0], np.cumsum(inputs[1])[:-1], attributes["axis"])
    return np.split(inputs[0], attributes["outputs"], attributes["axis"])


OPERATORS = {
    "Add": lambda i, a: i[0] + i[1],
    "Sub": lambda i, a: i[0] - i[1],
    "Mul": lambda i, a: i[0] * i[1],
    "Div": lambda i, a: i[0] / i[1],
    "Max": lambda i, a: np.maximum(i[0], i[1]),
    "Sum": lambda i, a: sum(i),
    "MatMul": lambda i, a: i[0] @ i[1],
    "Sqrt": lambda i, a: np.sqrt(i[0]),
    "Relu": lambda i, a: np.maximum(i[0], 0),
    "Tanh": lambda i, a: np.tanh(i[0]),
    "Sigmoid": lambda i, a: 1 / (1 + np.exp(-i[0])),
    "Erf": lambda i, a: np.vectorize(math.erf, otypes=[np.float32])(i[0]),
    "Round": lambda i, a: np.round(i[0]),
    "Clip": lambda i, a: np.clip(i[0], i[1], i[2]),
    "Cast": lambda i, a: i[0].astype(np.int64),
    "Identity": lambda i, a: i[0],
    "Softmax": softmax,
    "ReduceMean": lambda i, a: i[0].mean(tuple(a["axes"]), keepdims=True),
    "ReduceSum": lambda i, a: i[0].sum(tuple(i[1]), keepdims=True),
    "Transpose": lambda i, a: i[0].transpose(a["perm"]),
    "Reshape": lambda i, a: i[0].reshape(i[1]),
    "Flatten": lambda i, a: i[0].reshape(i[0].shape[0], -1),
    "Expand": lambda i, a: np.broadcast_to(i[0], np.broadcast_shapes(i[0].shape, tuple(i[1]))),
    "Concat": lambda i, a: np.concatenate(i, a["axis"]),
    "Gather": lambda i, a: np.take(i[0], i[1], a["axis"]),
    "Split": split,
    "Conv": conv,
    "MaxPool": lambda i, a: pool(i, a, np.max, -np.inf),
    "AveragePool": lambda i, a: pool(i, a, np.mean, 0),
    "BatchNormalization": batch_norm,
}


def run(model, x):
    values = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    values[model.graph.input[0].name] = x
    for node in model.graph.node:
        attributes = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
        attributes["outputs"] = len(node.output)
        answer = OPERATORS[node.op_type]([values[name] for name in node.input], attributes)
        answers = answer if node.op_type == "Split" else [answer]
        values.update(zip(node.output, answers))
    return values[model.graph.output[0].name]


model = onnx.load(sys.argv[1])
onnx.checker.check_model(model, full_check=True)
samples = np.load(sys.argv[2])["x"]
answers = run(model, samples)
told = [dimension.dim_value for dimension in model.graph.output[0].type.tensor_type.shape.dim]
assert list(answers.shape[1:]) == told[1:], (answers.shape, told)
for value in answers.flatten():
    print(repr(float(value)))
