# SPDX-License-Identifier: GPL-3.0-or-later
# The parts of ECAPA-TDNN (arXiv:2005.07143), on sequences [B, length, features].


class TdnnUnit(nn.Module):
    """Convolution, ReLU, batch norm of [B, features, length]; the length stays."""

    def __init__(self, inputs, outputs, kernel_size, dilation):
        super().__init__()
        padding = dilation * (kernel_size - 1) // 2
        self.conv = nn.Conv1d(inputs, outputs, kernel_size, padding=padding, dilation=dilation)
        self.norm = nn.BatchNorm1d(outputs)

    def forward(self, x):
        return self.norm(torch.relu(self.conv(x)))


class Tdnn(TdnnUnit):
    """The unit on a sequence."""

    def forward(self, x):
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class Res2Net(nn.Module):
    """y_1 = x_1, y_2 = F_2(x_2), y_i = F_i(x_i + y_(i-1)) of the features' parts."""

    def __init__(self, features, scale, kernel_size, dilation):
        super().__init__()
        self.scale = scale
        width = features // scale
        for part in range(2, scale + 1):
            self.add_module(f"part{part}", TdnnUnit(width, width, kernel_size, dilation))

    def forward(self, x):
        parts = list(x.transpose(1, 2).chunk(self.scale, 1))
        for i in range(1, self.scale):
            unit = getattr(self, f"part{i + 1}")
            parts[i] = unit(parts[i] if i == 1 else parts[i] + parts[i - 1])
        return torch.cat(parts, 1).transpose(1, 2)


class SqueezeExcitation(nn.Module):
    """y = x · sigmoid(W₂ relu(W₁ z + b₁) + b₂), z the means over all positions."""

    def __init__(self, features, bottleneck):
        super().__init__()
        self.squeeze = nn.Linear(features, bottleneck)
        self.excite = nn.Linear(bottleneck, features)

    def forward(self, x):
        axis = 1 if x.dim() == 4 else x.dim() - 1
        means = x.movedim(axis, -1).flatten(1, -2).mean(1)
        gate = torch.sigmoid(self.excite(torch.relu(self.squeeze(means))))
        shape = [x.shape[0]] + [1] * (x.dim() - 1)
        shape[axis] = x.shape[axis]
        return x * gate.view(shape)


def statistics(h, alpha):
    """Mean and standard deviation of h [B, length, features] under the weights alpha."""
    mean = (alpha * h).sum(1, keepdim=True)
    variance = (alpha * (h - mean).square()).sum(1, keepdim=True)
    return torch.cat([mean, variance.clamp_min(1e-6).sqrt()], 1)


class AttentivePooling(nn.Module):
    """Attentive statistics pooling: [B, length, features] to [B, 2 features]."""

    def __init__(self, features, bottleneck, global_context=True):
        super().__init__()
        self.global_context = global_context
        self.hidden = nn.Linear((3 if global_context else 1) * features, bottleneck)
        self.scores = nn.Linear(bottleneck, features)

    def forward(self, h):
        seen = h
        if self.global_context:
            whole = statistics(h, torch.full((1, 1, 1), 1 / h.shape[1])).flatten(1).unsqueeze(1)
            seen = torch.cat([h, whole.expand(-1, h.shape[1], -1)], 2)
        alpha = torch.softmax(self.scores(torch.tanh(self.hidden(seen))), 1)
        return statistics(h, alpha).flatten(1)
