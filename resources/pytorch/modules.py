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
        y = self.scale * Query.apply(x, self)
        if self.sparse_weight is not None:
            y = y + nn.functional.linear(x, self.sparse_weight)
        if self.bias is not None:
            y = y + self.bias
        return y + x if self.residual else y


class RMSNorm(nn.Module):
    """y = γ x/√(mean(x²) + ε) over the values of each sample."""

    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return self.weight * x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5)


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
