#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The published training method, as plain PyTorch, for side-by-side measurements.

An independent implementation of the method of arXiv:2509.15113 on the project's
reference task: Fashion-MNIST through

    784 -> Linear -> ReLU -> black box (d_in -> d_out) -> scale -> BatchNorm -> ReLU -> Linear -> 10

or, where the devices matter (--task two-modulators),

    784 -> black box (-> 128) -> scale -> BatchNorm -> ReLU -> black box (-> 10) -> scale -> bias

A black box is updated by stochastic finite differences (Gaussian directions) and the
layers before it by a rank-r surrogate that follows the device with the implicit
projector-splitting integrator. Prints one JSON object.

Needs Debian's python3-torch, python3-numpy and dataset-fashion-mnist.

    /usr/bin/python3 paper_method.py --device slm --rank 10 --probes 100 --sketch 100 --steps 50
"""
import argparse
import gzip
import json
import math
import time

import numpy as np
import torch

FOLDER = "/usr/share/datasets/fashion-mnist/"


def load(split):
    with gzip.open(f"{FOLDER}{split}-images-idx3-ubyte.gz") as f:
        x = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 784).copy()
    with gzip.open(f"{FOLDER}{split}-labels-idx1-ubyte.gz") as f:
        y = np.frombuffer(f.read(), np.uint8, offset=8).copy()
    return (torch.tensor(x).float() / 255 - 0.286) / 0.353, torch.tensor(y).long()


def mesh_blocks(w):
    """2x2 transfer matrices of 3-splitter interferometers; w holds (theta, phi) pairs."""
    a, b = w.view(-1, 2).unbind(1)
    d, s = (a - b) / 2, (a + b) / 2
    e = torch.exp(1j * s) / math.sqrt(2)
    t = torch.stack([e * (d.sin() + 1j * s.sin()), e * (-d.cos() + 1j * s.cos()),
                     e * (d.cos() + 1j * s.cos()), e * (d.sin() - 1j * s.sin())], 1)
    return t.view(-1, 2, 2)


def mesh_matrix(w, n):
    """Transfer matrix [n, n] of a rectangular mesh with n columns of interferometers."""
    h = n // 2
    even = mesh_blocks(w[: n * n // 2]).view(h, h, 2, 2)
    odd = mesh_blocks(w[n * n // 2:]).view(h, h - 1, 2, 2)
    u = torch.eye(n, dtype=torch.cfloat)
    for k in range(h):
        u = torch.einsum("bij,bjk->bik", even[k], u.view(h, 2, n)).reshape(n, n)
        mid = torch.einsum("bij,bjk->bik", odd[k], u[1:-1].reshape(h - 1, 2, n))
        u = torch.cat([u[:1], mid.reshape(n - 2, n), u[-1:]])
    return u


def make_device(kind, d_in, d_out):
    """Returns (parameters -> transfer matrix [d_out, d_in]), initial parameters, step mu."""
    if kind == "matvec":
        w = torch.empty(d_out, d_in)
        torch.nn.init.kaiming_uniform_(w, a=math.sqrt(5))
        return lambda w: w.view(d_out, d_in), w.flatten(), 1.0
    if kind == "slm":
        w = torch.empty(d_out * d_in).uniform_(math.pi / 2 - 0.1, math.pi / 2 + 0.1)
        return lambda w: torch.cos(w).view(d_out, d_in) / math.sqrt(d_in), w, 1e-4
    if kind == "mrr":
        a, r = 0.8, 0.9
        def matrix(w):
            c = -2 * r * a * torch.cos(w)
            return (2 * ((a * a + r * r + c) / (1 + r * r * a * a + c)).sqrt() - 1).view(d_out, d_in)
        return matrix, torch.empty(d_out * d_in).uniform_(0.01, math.pi / 4), 1e-4
    if kind == "mzi":
        n = max(2, max(d_in, d_out) + max(d_in, d_out) % 2)
        w = torch.empty(n * n - n).normal_(math.pi / 2, 1 / math.sqrt(n))
        return lambda w: mesh_matrix(w, n)[:d_out, :d_in].real, w, 1e-4
    raise SystemExit(f"unknown device {kind}")


class BlackBox(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, layer):
        ctx.layer = layer
        ctx.save_for_backward(x, w)
        layer.count("forward", len(x) if layer.training else 0)
        return x @ layer.matrix(w).T

    @staticmethod
    def backward(ctx, g):
        layer, (x, w) = ctx.layer, ctx.saved_tensors
        # Linear device: the scalar sum_b <g_b, A x_b> needs only the rows of g^T x as inputs
        # whenever they are fewer than the batch, which is the authors' own saving.
        if len(x) > g.shape[1]:
            probe = g.T @ x
            score = lambda w: (probe @ layer.matrix(w).T).diagonal().sum()
        else:
            probe = x
            score = lambda w: (g * (x @ layer.matrix(w).T)).sum()
        base, grad = score(w), torch.zeros_like(w)
        for _ in range(layer.probes):
            u = torch.randn_like(w)
            grad += u * (score(w + layer.mu * u) - base) / layer.mu
        layer.count("gradient", len(probe) * (layer.probes + 1))
        return g @ layer.u @ layer.s @ layer.vt, grad / layer.probes, None


class BlackBoxLayer(torch.nn.Module):
    def __init__(self, kind, d_in, d_out, rank, probes, sketch):
        super().__init__()
        self.matrix, w, self.mu = make_device(kind, d_in, d_out)
        self.w, self.scale = torch.nn.Parameter(w), torch.nn.Parameter(torch.ones(1))
        self.rank, self.probes, self.sketch, self.d_in = rank, probes, sketch, d_in
        self.queries, self.previous = {"forward": 0, "gradient": 0, "surrogate": d_in}, None
        u, s, vt = torch.linalg.svd(self.matrix(w), full_matrices=False)
        self.u, self.s, self.vt = u[:, :rank], torch.diag(s[:rank]), vt[:rank]

    def count(self, purpose, n):
        self.queries[purpose] += n

    @torch.no_grad()
    def follow(self):
        """One implicit projector-splitting step from the previous to the present parameters."""
        if self.previous is not None:
            old, new = self.matrix(self.previous), self.matrix(self.w)
            p1 = (self.vt @ new.T - self.vt @ old.T).T
            u, s = torch.linalg.qr(self.u @ self.s + p1)
            s = s - u.T @ p1
            z = torch.randn(self.sketch, self.d_in)
            p2 = z.T @ ((z @ new.T - z @ old.T) @ u) / self.sketch
            v, st = torch.linalg.qr(self.vt.T @ s.T + p2)
            self.u, self.s, self.vt = u, st.T, v.T
            self.count("surrogate", 2 * (self.rank + self.sketch))
        self.previous = self.w.detach().clone()

    def forward(self, x):
        y = BlackBox.apply(x, self.w, self)
        if self.training:
            self.follow()
        return y * self.scale


class Bias(torch.nn.Module):
    def __init__(self, n):
        super().__init__()
        self.b = torch.nn.Parameter(torch.zeros(n))

    def forward(self, x):
        return x + self.b


def make_network(a):
    """The network and the black boxes in it."""
    def box(n, m):
        return BlackBoxLayer(a.device, n, m, min(a.rank, n, m), a.probes, a.sketch)
    if a.task == "two-modulators":
        boxes = [box(784, a.outputs), box(a.outputs, 10)]
        return torch.nn.Sequential(boxes[0], torch.nn.BatchNorm1d(a.outputs), torch.nn.ReLU(), boxes[1], Bias(10)), boxes
    boxes = [] if a.device == "digital" else [box(a.inputs, a.outputs)]
    middle = boxes[0] if boxes else torch.nn.Linear(a.inputs, a.outputs, bias=False)
    return torch.nn.Sequential(torch.nn.Linear(784, a.inputs), torch.nn.ReLU(), middle, torch.nn.BatchNorm1d(a.outputs),
                               torch.nn.ReLU(), torch.nn.Linear(a.outputs, 10)), boxes


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--task", default="reference", choices=["reference", "two-modulators"])
    p.add_argument("--device", default="slm", help="matvec, slm, mrr, mzi or digital")
    p.add_argument("--rank", type=int, default=10)
    p.add_argument("--probes", type=int, default=100)
    p.add_argument("--sketch", type=int, default=100)
    p.add_argument("--inputs", type=int, default=256)
    p.add_argument("--outputs", type=int, default=128)
    p.add_argument("--batch", type=int, default=128)
    p.add_argument("--epochs", type=int, default=1)
    p.add_argument("--steps", type=int, default=0, help="stop after this many steps")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    (x, y), (xt, yt) = load("train"), load("t10k")
    net, boxes = make_network(a)
    physical = [q for box in boxes for q in (box.w, box.scale)]
    mine = {id(q) for q in physical}
    rate = 1e-2 if a.task == "two-modulators" else 1e-3
    groups = [{"params": [q for q in net.parameters() if id(q) not in mine], "lr": rate}]
    if physical:
        groups.append({"params": physical, "lr": 1e-2})
    opt = torch.optim.Adam(groups)
    per_epoch = len(x) // a.batch
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, per_epoch * a.epochs)
    steps, start = 0, time.perf_counter()
    for _ in range(a.epochs):
        net.train()
        order = torch.randperm(len(x))
        for k in range(per_epoch):
            rows = order[k * a.batch:(k + 1) * a.batch]
            opt.zero_grad()
            torch.nn.functional.cross_entropy(net(x[rows]), y[rows]).backward()
            opt.step()
            sched.step()
            steps += 1
            if steps == a.steps:
                break
        if steps == a.steps:
            break
    seconds = time.perf_counter() - start
    net.eval()
    with torch.no_grad():
        accuracy = (net(xt).argmax(1) == yt).float().mean().item()
    queries = {k: sum(box.queries[k] for box in boxes) for k in (boxes[0].queries if boxes else {})}
    print(json.dumps({"device": a.device, "steps": steps, "ms_per_step": 1e3 * seconds / steps,
                      "test_accuracy": accuracy, "queries": queries}))


if __name__ == "__main__":
    main()
