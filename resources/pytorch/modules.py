# SPDX-License-Identifier: GPL-3.0-or-later
# What exported networks are made of, beside PyTorch's own modules. A script gets those parts of this
# file that it uses; the names of parameters are those of Obscura's checkpoints.


def read_safetensors(path):
    """Tensors by name from a run's checkpoint/network.safetensors."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=begin)
            tensors[name] = values.reshape(entry["shape"]).clone()
    return tensors


def at_positions(x, function):
    """What `function` makes of the features at each position: the last axis, or an image's channels."""
    if x.dim() == 4:
        return function(x.movedim(1, -1)).movedim(-1, 1)
    return function(x)


class Query(torch.autograd.Function):
    """The device forward, its surrogate backward."""

    @staticmethod
    def forward(context, x, box):
        context.box = box
        return box.query(x)

    @staticmethod
    def backward(context, gradient):
        return context.box.pull_back(gradient), None


class BlackBox(nn.Module):
    """y = scale · f_ω(x), with a device f_ω that can only be programmed and queried.

    program() and query() are the device's interface. Here the run's surrogate U S Vᵀ answers for it;
    for the real device, override both in a class of your own. The gradient by x comes from the
    surrogate, the one by ω from nowhere: estimate it from queries.
    """

    def __init__(self, inputs, outputs, parameters, rank, residual=False, bias=False, sparse=False):
        super().__init__()
        self.inputs, self.outputs, self.residual = inputs, outputs, residual
        self.omega = nn.Parameter(torch.zeros(parameters), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(1))
        self.bias = nn.Parameter(torch.zeros(outputs)) if bias else None
        self.sparse_weight = nn.Parameter(torch.zeros(outputs, inputs)) if sparse else None
        self.set_rank(rank)

    def set_rank(self, rank):
        self.register_buffer("surrogate_u", torch.zeros(self.outputs, rank))
        self.register_buffer("surrogate_s", torch.zeros(rank, rank))
        self.register_buffer("surrogate_v", torch.zeros(self.inputs, rank))

    def program(self, omega):
        """Writes the parameters ω [d]."""
        self.omega.copy_(omega)

    def query(self, x):
        """Sends each row of x [..., n] through the device once; the answers are [..., m]."""
        return x @ self.surrogate_v @ self.surrogate_s.T @ self.surrogate_u.T

    def pull_back(self, gradient):
        """∂L/∂x [..., n] for ∂L/∂y [..., m], by the surrogate."""
        return gradient @ self.surrogate_u @ self.surrogate_s @ self.surrogate_v.T

    def forward(self, x):
        return at_positions(x, self.at_position)

    def at_position(self, x):
        y = self.scale * Query.apply(x, self)
        if self.sparse_weight is not None:
            y = y + nn.functional.linear(x, self.sparse_weight)
        if self.bias is not None:
            y = y + self.bias
        return y + x if self.residual else y


class ChannelLinear(nn.Linear):
    """A linear layer on the channels of an image: a 1×1 convolution."""

    def forward(self, x):
        return at_positions(x, super().forward)


class ChannelLayerNorm(nn.LayerNorm):
    """A layer norm over the channels of an image."""

    def forward(self, x):
        return at_positions(x, super().forward)


class SequenceBatchNorm(nn.BatchNorm1d):
    """A batch norm of sequences [B, length, features]."""

    def forward(self, x):
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class RMSNorm(nn.Module):
    """y = γ x/√(mean(x²) + ε) over the features at each position."""

    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return at_positions(x, lambda rows: self.weight * rows * torch.rsqrt(rows.square().mean(-1, keepdim=True) + 1e-5))


class Scale(nn.Module):
    """y = s x with one trained factor s."""

    def __init__(self, initial):
        super().__init__()
        self.factor = nn.Parameter(torch.full((1,), float(initial)))

    def forward(self, x):
        return self.factor * x


class Add(nn.Module):
    """The sum of its inputs."""

    def forward(self, *inputs):
        return sum(inputs)


class Concatenate(nn.Module):
    """Its inputs side by side, along the features."""

    def forward(self, *inputs):
        return torch.cat(inputs, 1 if inputs[0].dim() == 4 else -1)


class Split(nn.Module):
    """The first features by one output, the rest by the other."""

    def __init__(self, first):
        super().__init__()
        self.first = first

    def forward(self, x):
        axis = 1 if x.dim() == 4 else x.dim() - 1
        return torch.split(x, [self.first, x.shape[axis] - self.first], axis)


class Reshape(nn.Module):
    """Each sample in another shape."""

    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(x.shape[0], *self.shape)


class Permute(nn.Module):
    """The axes of each sample in another order, counted from 0."""

    def __init__(self, *order):
        super().__init__()
        self.order = order

    def forward(self, x):
        return x.permute(0, *(axis + 1 for axis in self.order))


class SquaredReLU(nn.Module):
    """y = max(0, x)²."""

    def forward(self, x):
        return torch.relu(x).square()


class Quantize(nn.Module):
    """Each value on the nearest of `levels` levels; the gradient passes straight through."""

    def __init__(self, minimum, maximum, levels):
        super().__init__()
        self.minimum, self.maximum = minimum, maximum
        self.step = (maximum - minimum) / (levels - 1)

    def forward(self, x):
        clipped = x.clamp(self.minimum, self.maximum)
        levels = self.minimum + self.step * torch.round((clipped - self.minimum) / self.step)
        return x + (levels - x).detach()
