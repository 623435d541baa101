// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/surrogates/Surrogate.h"

namespace obscura {

/// A projector-splitting step towards what a forward pass has shown anyway, `x` [B, n] and `y`
/// [B, m] = x Aᵀ, with the smallest change that explains it, update "streaming" (METHOD 2):
///
///     ΔA = RᵀK,  R = Y − X(USVᵀ)ᵀ,  K = (XXᵀ + λI)⁻¹X,  λ = 0.01·mean(diag(XXᵀ))
///
/// Costs no query. Throws std::domain_error where `x` holds what is no number.
void streamingStep(Surrogate& surrogate, ConstMatrixRef x, ConstMatrixRef y);

}  // namespace obscura
