# SPDX-License-Identifier: GPL-3.0-or-later
# Modules for sequences [B, length, features].


class SequenceConv1d(nn.Conv1d):
    """A convolution along a sequence."""

    def forward(self, x):
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class OnSequence(nn.Module):
    """A module that wants [B, features, length], such as a pooling, on a sequence."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, x):
        return self.module(x.transpose(1, 2)).transpose(1, 2)


class Embedding(nn.Embedding):
    """A vector for each word, which is a value rounded and clipped to the vocabulary."""

    def forward(self, x):
        return super().forward(x.detach().round().clamp(0, self.num_embeddings - 1).long())


def position_angles(length, features):
    frequencies = 10000.0 ** (-torch.arange(0, features, 2, dtype=torch.float64) / features)
    return torch.outer(torch.arange(length, dtype=torch.float64), frequencies).float()


class LearnedPositions(nn.Module):
    """Adds a trained vector to each step."""

    def __init__(self, length, features):
        super().__init__()
        self.weight = nn.Parameter(0.02 * torch.randn(length, features))

    def forward(self, x):
        return x + self.weight


class SinusoidalPositions(nn.Module):
    """Adds sines and cosines of the step (arXiv:1706.03762)."""

    def __init__(self, length, features):
        super().__init__()
        angles = position_angles(length, features)
        self.register_buffer("table", torch.stack([angles.sin(), angles.cos()], -1).flatten(-2), persistent=False)

    def forward(self, x):
        return x + self.table


class Rotary(nn.Module):
    """Turns each pair of features by the step's angles (arXiv:2104.09864)."""

    def __init__(self, length, features):
        super().__init__()
        angles = position_angles(length, features)
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def forward(self, x):
        even, odd = x[..., 0::2], x[..., 1::2]
        return torch.stack([even * self.cos - odd * self.sin, even * self.sin + odd * self.cos], -1).flatten(-2)


class CausalAttention(nn.Module):
    """Scaled dot-product attention in which each step sees itself and those before it."""

    def __init__(self, length, features, heads, rotary=False, bias=True):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * features, features))
        nn.init.xavier_uniform_(self.in_proj_weight)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * features)) if bias else None
        self.out_proj = nn.Linear(features, features, bias=bias)
        self.rotary = Rotary(length, features // heads) if rotary else nn.Identity()
        self.register_buffer("mask", torch.full((length, length), -torch.inf).triu(1), persistent=False)

    def forward(self, x):
        batch, length, features = x.shape
        size = features // self.heads
        q, k, v = (
            nn.functional.linear(x, self.in_proj_weight, self.in_proj_bias)
            .view(batch, length, 3, self.heads, size)
            .permute(2, 0, 3, 1, 4)
        )
        scores = self.rotary(q) @ self.rotary(k).transpose(-2, -1) / size**0.5
        answers = torch.softmax(scores + self.mask, -1) @ v
        return self.out_proj(answers.transpose(1, 2).reshape(x.shape))
