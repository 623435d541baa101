// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"
#include "core/blackbox/forward/ForwardModel.h"
#include "core/blackbox/surrogates/Surrogate.h"
#include "core/settings/Settings.h"
#include "devices/MeteredDevice.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace obscura {

/// Is shown what a black box does in training, while it does it, in this order.
class BlackBoxObserver {
public:
    virtual ~BlackBoxObserver() = default;
    /// The device has answered `x` [B, n] with `y` [B, m].
    virtual void answered(ConstMatrixRef x, ConstMatrixRef y) = 0;
    /// g [B, m] = ∂L/∂y has come back as far as the device, which can't be differentiated.
    virtual void arrived(ConstMatrixRef g) { (void)g; }
    /// What learns from the forward pass has learnt from its last answers.
    virtual void learned() {}
    /// gx [B, n] is what goes upstream for g.
    virtual void pulledBack(ConstMatrixRef x, ConstMatrixRef g, ConstMatrixRef gx) {
        (void)x, (void)g, (void)gx;
    }
    /// The device has been measured at ω₀, for the surrogate to follow it from there.
    virtual void measured() {}
    /// The gradient is about to be estimated: the device still holds request.omega.
    virtual void beforeEstimate(const GradientRequest& request) = 0;
    /// That went upstream, gx [B, n] = ∂L/∂x, and to the parameters, gomega [d] = ∂L/∂ω.
    virtual void afterEstimate(const GradientRequest& request, ConstMatrixRef gx,
                               ConstVectorRef gomega) = 0;
    /// The parameters have changed, and the device is programmed with them where that is due.
    virtual void updated() {}
    /// The surrogate has followed the device.
    virtual void followed() {}
};

/// One physical layer of a network in training: the device, its parameters ω, the surrogate that
/// follows it, and the estimates. Knows nothing of LibTorch; core/torch wraps it as an autograd
/// function. How good its approximations are an Inspector tells.
///
/// A step is forward(), backward(), a change of parameters() by the optimizer, update(). A physical
/// device can be measured at its old setting only until it is reprogrammed, so backward() makes
/// the surrogate's measurements at ω₀ and update() those at ω₁.
class BlackBox {
public:
    /// Trains `device`, simulated (see createHardware()) or not, and builds its first surrogate,
    /// for which it may be programmed and measured with n unit vectors, or calibrates the model
    /// that learns from the forward pass. It begins with the
    /// parameters `start` [d], or with the device's own where that is empty. Throws UserError when
    /// device, sizes or settings don't fit.
    ///
    /// Once `stop` asks for the end, what is asked of the device ends early, and is counted as far
    /// as it was made: a black box that is being built is left without a surrogate, forward(),
    /// backward() and measureTransferMatrix() throw Stopped, and the device then holds ω, which has
    /// not changed; update() is made, but for the surrogate. What has begun of linear algebra is
    /// not left: with 1024 inputs and outputs an SVD takes some 1 s, a mesh's transfer matrix 2 s.
    BlackBox(const BlackBoxSettings& settings, std::unique_ptr<Device> device, std::uint64_t seed,
             Vector start = {}, std::stop_token stop = {});
    BlackBox(const BlackBox&) = delete;
    BlackBox& operator=(const BlackBox&) = delete;

    /// `observer` must outlive it, or leave before.
    void observeBy(BlackBoxObserver& observer) { m_observers.push_back(&observer); }
    void leave(const BlackBoxObserver& observer) { std::erase(m_observers, &observer); }

    Index inputs() const { return m_device.inputs(); }
    Index outputs() const { return m_device.outputs(); }

    /// ω [d]. Keeps its address; call update() after changing it.
    Vector& parameters() { return m_omega; }
    const Vector& parameters() const { return m_omega; }

    /// y [B, m] = f_ω(x) for the rows of `x` [B, n], by hardware.
    void forward(ConstMatrixRef x, MatrixRef y, Purpose purpose);

    /// After a forward pass of `x` that answered `y`: from `g` [B, m] = ∂L/∂y the gradient for the
    /// layers before, gx [B, n] through the surrogate, and gomega [d] by zeroth-order estimation;
    /// or either as the settings' baselines say. A streaming surrogate learns from `x` and `y`
    /// first.
    void backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                  VectorRef gomega);

    /// Programs the changed parameters and lets the surrogate follow.
    void update();
    std::uint64_t updates() const { return m_updates; }  ///< made so far
    /// Whether the device holds ω now, and not a probe or an older setting.
    bool holdsParameters() const { return m_programmed; }

    /// Of rank 0 where nothing needs one.
    const Surrogate& surrogate() const { return m_surrogate; }
    /// What learns from the forward pass, or nullptr.
    const ForwardModel* forwardModel() const { return m_model.get(); }
    /// What stands for the device on the way back: the surrogate's U S Vᵀ or the forward model's Â
    /// [m, n]; empty where neither is there.
    Matrix approximation() const;
    /// Throws UserError where change() would meet settings that don't fit the device.
    void check(const BlackBoxSettings& settings) const;
    /// Goes on with what is live of `settings`, between steps: the surrogate keeps what it knows, a
    /// device that drifts goes on from where it is, and a step μ that is chosen is chosen anew
    /// where it or the noise has changed. Throws as check() and changes nothing then.
    void change(const BlackBoxSettings& settings);

    /// The device's answers [m, n] at ω to the n unit vectors: a linear one's transfer matrix.
    Matrix measureTransferMatrix(Purpose purpose);

    /// The device and its ledger, to look at: it stands where training has left it.
    const MeteredDevice& device() const { return m_device; }
    /// The same once it holds ω, as it is when queried for `purpose`.
    const MeteredDevice& deviceFor(Purpose purpose);
    /// The same with its imperfections whenever they act: the piece as it is.
    const MeteredDevice& imperfectDevice();

    /// Lists what the numbers to come depend on, beside the settings as they are now. Between two
    /// steps: what a step keeps for its end is no part of it. A device that is no simulation goes
    /// on from wherever it stands, and is programmed anew.
    void listState(StateFields& fields);

    const Ledger& ledger() const { return m_device.ledger(); }
    const BlackBoxSettings& settings() const { return m_settings; }
    std::uint64_t seed() const { return m_seed; }
    const std::stop_token& stop() const { return m_stop; }

private:
    void tell(const auto& news) {
        for (BlackBoxObserver* const each : m_observers) {
            news(*each);
        }
    }
    Surrogate firstSurrogate();
    void createMethod();
    void changeMethod(const EstimatorSettings& before);
    void changeRank(Index rank);
    void followDevice();
    bool rebuildsAt(std::uint64_t update) const;
    void pullBack(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx);
    void estimate(const GradientRequest& request, VectorRef gomega);
    float chooseStep(const GradientRequest& request);
    Matrix surrogateInputs() const;
    Matrix measure(const Matrix& inputs, Purpose purpose);
    void programForLearning();
    void ensureProgrammed();
    void setPurpose(Purpose purpose);
    void setImperfect(bool active);

    BlackBoxSettings m_settings;
    std::uint64_t m_seed;
    std::stop_token m_stop;
    MeteredDevice m_device;
    std::unique_ptr<Device> m_twin;  ///< ideal model of the device; where settings ask for it
    std::unique_ptr<GradientEstimator> m_estimator;
    std::unique_ptr<ForwardModel> m_model;  ///< where the estimator learns from the forward pass
    Vector m_learned;                       ///< [d] ω of the batch that it learned from last
    std::vector<BlackBoxObserver*> m_observers;
    Vector m_omega;
    bool m_programmed = false;  ///< the device holds m_omega
    Surrogate m_surrogate;
    std::uint64_t m_updates = 0;
    std::optional<float> m_step;  ///< μ chosen last, where the settings say auto
    /// Surrogate inputs [r + M, n] and the device's answers at ω₀, between backward() and update().
    struct OldMeasurement {
        Matrix inputs;
        Matrix answers;
    };
    std::optional<OldMeasurement> m_old;
};

}  // namespace obscura
