// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// Inputs X [B, n] and answers Y [B, m] of a linear device whose weights are known up to errors of
/// equal variance p, read with noise of variance σ²: what is left of an answer has the covariance
/// p·(XXᵀ + λI) with λ = σ²/p. In terms of LLᵀ = XXᵀ + λI,
///
///     L⁻¹Y = L⁻¹X Aᵀ + errors that are independent and of variance p,
///
/// so that each row counts the same. The smallest change of A that explains R, RᵀK with
/// K = (XXᵀ + λI)⁻¹X, is (L⁻¹R)ᵀ(L⁻¹X).
struct WhitenedBatch {
    Matrix x;              ///< L⁻¹X [B, n]
    Matrix y;              ///< L⁻¹Y [B, m]
    float ridge = 0;       ///< λ
    float noiseShare = 0;  ///< mean(diag((XXᵀ + λI)⁻¹)): what becomes of noise of variance 1
};

/// Precondition: `ridge` > 0. Throws std::domain_error where x holds what is no number.
WhitenedBatch whiten(ConstMatrixRef x, ConstMatrixRef y, float ridge);

}  // namespace obscura
