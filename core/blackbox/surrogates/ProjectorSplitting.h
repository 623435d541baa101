// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/surrogates/Surrogate.h"

#include <functional>

namespace obscura {

/// One implicit projector-splitting step A₀ → A₁ = A₀ + ΔA of a surrogate A₀ = U₀S₀V₀ᵀ, which keeps
/// its rank:
///
///     K₁ = U₀S₀ + P₁,      U₁Ŝ = qr(K₁),    S̃ = Ŝ − U₁ᵀP₁,    P₁ = ΔA V₀
///     L₁ = V₀S̃ᵀ + P₂,      V₁S₁ᵀ = qr(L₁),                     P₂ = ΔAᵀ U₁
///
/// Sources: C. Lubich, I. Oseledets, "A projector-splitting integrator for dynamical low-rank
/// approximation", BIT 54, 171 (2014); implicit as in arXiv:2509.15113; METHOD 2.
///
/// @param p1  [m, r] P₁
/// @param p2  P₂ [n, r] of a given U₁ [m, r]
void projectorSplittingStep(Surrogate& surrogate, const Matrix& p1,
                            const std::function<Matrix(const Matrix& u1)>& p2);

/// That step with ΔA as queries of the device have shown it, update "psi": P₂ ≈ Zᵀ(ZΔAᵀ)U₁ / K.
///
/// @param deltaV  [r, m] ΔA applied to the columns of V₀, one a row: P₁ᵀ
/// @param z       [K, n] the sketch inputs Z, standard normal, one a row
/// @param deltaZ  [K, m] ΔA applied to the sketch inputs: ZΔAᵀ
void psiStep(Surrogate& surrogate, ConstMatrixRef deltaV, ConstMatrixRef z, ConstMatrixRef deltaZ);

}  // namespace obscura
