// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/BlackBox.h"
#include "core/blackbox/forward/AdamMoments.h"
#include "core/blackbox/study/LayerTask.h"

#include <stop_token>
#include <vector>

namespace obscura {

/// How far a lesson is, all as the simulation has it.
struct LessonMoment {
    std::int64_t step = 0;
    std::int64_t queries = 0;   ///< asked of the device so far, all purposes
    double error = 0;           ///< ‖A − T‖ / ‖T‖
    double surrogateError = 0;  ///< ‖A − U S Vᵀ‖ / ‖A‖; 0 where there is no surrogate
};

/// A device that learns its task as a black box of a network does: a BlackBox that is asked with
/// the unit vectors, whose parameters descend by Adam along its estimate of ∂L/∂ω.
class LayerLesson {
public:
    /// Begins with the parameters `start` [d], or with the device's own where that is empty. Throws
    /// UserError where device, sizes and settings don't fit.
    LayerLesson(const LayerTask& task, double rate, Vector start = {}, std::stop_token stop = {});

    /// Throws Stopped.
    void step();
    const Vector& parameters() const { return m_box.parameters(); }
    /// What the device is asked for this is not counted.
    LessonMoment moment() const;
    Matrix transferMatrix() const;  ///< A [m, n], without read noise

private:
    Matrix answersNow() const;

    LayerTask m_task;
    float m_rate;
    BlackBox m_box;
    AdamMoments m_moments;
    std::int64_t m_steps = 0;
};

/// Errors by rank r = 1 … k.
struct RankStudy {
    std::vector<double> target;     ///< least error of T's rank-r approximations (Eckart, Young)
    std::vector<double> device;     ///< the same of the device's A, after the updates
    std::vector<double> surrogate;  ///< the surrogate's own, after them; 0: not looked at
};

/// ‖a − its best approximation of rank r‖ / ‖a‖ = √(Σ_{k>r} σ_k²) / √(Σ σ_k²), r = 1 … min(m, n).
std::vector<double> eckartYoung(const Matrix& a);

/// Lets the device learn for `updates` steps from `omega` with a surrogate of each of `ranks`, as
/// the task's settings have its start and update. Throws UserError and Stopped.
RankStudy studyRanks(const LayerTask& task, const Vector& omega, double rate,
                     const std::vector<Index>& ranks, Index updates, std::stop_token stop = {});

}  // namespace obscura
