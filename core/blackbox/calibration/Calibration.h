// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/calibration/Questions.h"
#include "core/blackbox/forward/Twin.h"
#include "core/settings/Settings.h"
#include "devices/Random.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace obscura {

struct CalibrationSettings {
    Index queries = 0;  ///< at most; 0: 9 for each parameter of the device
    Index inputs = 0;   ///< for each setting; 0: as many as make some 200 numbers of answers
};

/// What a calibration has found of one piece of a device, beside the design of which it is one.
struct Calibration {
    Index parameters = 0;    ///< d
    Vector deviations = {};  ///< ε [d and the number of flaws], as Twin has them
    /// Standard deviation of each; infinite: the answers don't tell it. Empty: not asked for.
    Vector uncertainties = {};
    double misfit = 0;    ///< ‖f̃(X) − Y‖²/‖Y‖² at settings that were not learned from
    double noise = 0;     ///< the part of it that read noise explains
    bool isGood = false;  ///< read noise explains about all of it
    std::int64_t queries = 0;
    std::int64_t programmings = 0;

    /// How many deviations the answers don't tell.
    Index unknown() const;
};

/// How far a calibration has come.
struct CalibrationProgress {
    enum class Stage { Querying, Fitting, Peeling, Checking };
    Stage stage = Stage::Querying;
    int round = 1;
    double share = 0;  ///< of the stage in that round, 0 … 1
    std::int64_t queries = 0;
};

/// Finds the deviations of one piece of a device from its design (METHOD 7, calibration): random
/// settings, uniform over their range, and random inputs are sent; a Twin is fitted to the answers
/// in many passes, which cost no query. An eighth of the settings is not learned from: where read
/// noise, of which two readings tell, explains what the twin misses there, it ends before it has
/// asked for all that it may. Where the fit is no nearer to them than chance after the first fifth,
/// and the device has columns, a Peeling brings it near. How well it knows each deviation it finds
/// out by fitting anew, from scattered starts, answers that it makes up itself with the same noise.
class Calibrator {
public:
    using Tell = std::function<void(const CalibrationProgress&)>;

    /// Of `device`, one piece of that which `settings` name. All numbers follow from `seed`.
    /// `device` must outlive it. Throws UserError where the budget is below the least that serves.
    Calibrator(const BlackBoxSettings& settings, Device& device,
               const CalibrationSettings& calibration, std::uint64_t seed, Tell tell = {},
               std::stop_token stop = {});

    /// Programs and queries the device, which then holds an unspecified setting. Throws Stopped
    /// where the end is asked for.
    Calibration run();
    /// Completes what run() has found by its uncertainties, which takes some times as long and no
    /// query. Throws Stopped likewise.
    void addUncertainties(Calibration& found);

    /// What takes the place of zeros in `settings` for a device with so many outputs and
    /// parameters.
    static CalibrationSettings chosen(CalibrationSettings settings, Index outputs,
                                      Index parameters);

private:
    using Answers = std::vector<Matrix>;
    struct Asked {
        std::int64_t queries = 0;
        std::int64_t programmings = 0;
    };

    void measureNoise();
    void query(Index settings);
    void keepBetter(Calibration& found, std::uint64_t attempt);
    bool isAtChance(const Calibration& found, double share) const;
    void peel(Calibration& found);
    Index mostSettings() const;
    bool explains(double misfit) const;
    Twin fit(const Answers& answers, const Vector& start, std::uint64_t seed,
             CalibrationProgress::Stage stage);
    double heldOutMisfit(Twin& twin, const Answers& answers) const;
    std::optional<Vector> spreadOfFits(const Calibration& found, const Vector& scatter);
    Answers madeUp(Twin& twin, double misfit, const CounterRandom& random) const;
    void tell(CalibrationProgress::Stage stage, double share);

    BlackBoxSettings m_settings;
    Device& m_device;
    CalibrationSettings m_calibration;  ///< without zeros
    std::uint64_t m_seed;
    Questions m_questions;
    Index m_readTwice = 0;  ///< settings, for the noise
    Tell m_tell;
    std::stop_token m_stop;
    Answers m_answers;  ///< [inputs, m] at each setting so far
    double m_noise = 0;
    Asked m_peeled = {};  ///< by a Peeling, if there was one
    Vector m_start = {};  ///< what fits begin with; empty: the design
    int m_round = 1;
    int m_replica = 0;
    std::int64_t m_queries = 0;
};

}  // namespace obscura
