// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"
#include "devices/Sweep.h"

namespace obscura {

/// What a black box knows when its parameter gradient is wanted.
struct GradientRequest {
    ConstVectorRef omega;   ///< [d] present parameters ω, programmed into the device
    ConstMatrixRef x;       ///< [B, n] inputs of the forward pass
    ConstMatrixRef y;       ///< [B, m] the device's answers f_ω(x)
    ConstMatrixRef g;       ///< [B, m] ∂L/∂y
};

/// The zeroth-order estimate of ∂L/∂ω (arXiv:2509.15113; METHOD 3), with the directions u_k drawn
/// by `directions` and M = `probes`:
///
///     gradient = (1/M) Σ_k u_k · (1/μ) Σ_b ⟨G_b, f_{ω+μu_k}(x_b) − f_ω(x_b)⟩
///
/// Costs M·B queries; f_ω(x_b) is known from the forward pass. Where the device is linear and
/// B > m, the sum over samples is Σ_i (A v_i)_i with the m rows v_i of GᵀX, and those are queried in
/// place of the samples: (M+1)·m queries, one set of them at ω for the baseline.
///
/// Leaves the device at an unspecified setting. Writes `gradient` [d].
void estimateGradient(Device& device, const GradientRequest& request, const Directions& directions,
                      Index probes, float step, VectorRef gradient);

}  // namespace obscura
