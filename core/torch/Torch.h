// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What we use of LibTorch: tensors, their functions and autograd. All of torch/torch.h takes twice
// as long to compile.
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>
