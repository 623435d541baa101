// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/calibration/LinearReadout.h"
#include "core/blackbox/calibration/Questions.h"
#include "core/blackbox/forward/Twin.h"
#include "core/settings/Settings.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace obscura {

struct PeelingSettings {
    Index queries = 0;    ///< at most
    Index inputs = 8;     ///< for each setting
    double noise = 0.01;  ///< the part of the answers' power that read noise is
};

/// Finds the deviations of a device whose parameters act column by column (DeviceColumns) where
/// the design of the whole says nothing of its answers, as where light passes a hundred phases that
/// are off by half a radian: it goes from the inputs on by a few columns at a time.
///
/// At a stage the parameters of the first k columns are set at random and all others stay at one
/// random setting. What is behind is then an unknown matrix R, whatever its deviations are:
///
///     y = Re R z,   z = z_{ω+ε}(x) the light behind column k.
///
/// R follows by least squares from what the model says of z (LinearReadout), and ε of all columns
/// so far by Adam on ‖R z − Y‖²/‖Y‖². Columns before were found already, so the model's light is
/// about right but for the few new columns. What the light passes last of them R takes over as its
/// own; the next stage finds it. A stage whose fit does not arrive, as settings that were not
/// learned from tell, is tried anew with half as many columns; its answers serve when their turn
/// comes.
///
/// It brings every deviation near the true one; a fit of all at random settings does the rest.
class Peeling {
public:
    /// The share 0 … 1 of its way, and the queries so far.
    using Tell = std::function<void(double share, std::int64_t queries)>;

    /// Of `device`, one piece of that which `settings` name. All numbers follow from `seed`.
    /// `device` must outlive it.
    Peeling(const BlackBoxSettings& settings, Device& device, const PeelingSettings& peeling,
            std::uint64_t seed, Tell tell = {}, std::stop_token stop = {});

    /// Whether the device has columns to go along.
    bool isPossible() const { return m_columns > 1; }

    /// ε [d and the number of flaws], of periodic parameters up to a period; nothing where a stage
    /// does not arrive even with one column more, or more queries are needed than there may be.
    /// Programs and queries the device, which then holds an unspecified setting. Throws Stopped
    /// where the end is asked for. Precondition: isPossible().
    std::optional<Vector> run();

    std::int64_t programmings() const { return m_asked; }
    std::int64_t queries() const { return m_asked * m_questions.inputsEach(); }

private:
    /// What the device answered at a setting.
    struct Answer {
        Index number;
        Matrix y;  ///< [inputs, m]
    };

    struct Stage {
        Index columns;
        Twin front;
        const std::vector<Answer>& answers;

        Index numbers() const { return front.model().outputs(); }  ///< of z
    };

    Stage stageOf(Index columns);
    Index settingsOf(const Stage& stage) const;
    bool mayAsk(const Stage& stage) const;
    Vector setting(const Stage& stage, Index number) const;
    void query(const Stage& stage);
    bool learn(Stage& stage);
    void send(Stage& stage, Index number, MatrixRef z) const;
    LinearReadout readoutOf(Stage& stage) const;
    void fit(Stage& stage, LinearReadout& readout);
    void descend(Stage& stage, const Answer& answer, const Matrix& z, const Matrix& r,
                 float rate) const;
    double heldOutMisfit(Stage& stage, const LinearReadout& readout) const;
    bool explains(double misfit) const;
    void tell(const Stage& stage, double share) const;

    BlackBoxSettings m_settings;
    Device& m_device;
    PeelingSettings m_peeling;
    Questions m_questions;
    std::uint64_t m_seed;
    Tell m_tell;
    std::stop_token m_stop;
    std::vector<Index> m_columnOf;  ///< [d]
    Index m_columns = 0;
    Index m_known = 0;  ///< columns, from the inputs on
    Vector m_deviations;
    std::map<Index, std::vector<Answer>> m_answers = {};  ///< at stages of so many columns
    Index m_asked = 0;                                    ///< settings so far
    Index m_fits = 0;
};

}  // namespace obscura
