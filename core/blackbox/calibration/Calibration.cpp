// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/Calibration.h"

#include "core/blackbox/calibration/FitOrder.h"
#include "core/blackbox/calibration/Misfit.h"
#include "core/blackbox/calibration/Peeling.h"
#include "devices/Error.h"
#include "devices/Random.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>

namespace obscura {

namespace {

using Stage = CalibrationProgress::Stage;

/// Queries for each parameter: a mesh of 32 rails then takes 8,928 at most.
constexpr Index kQueriesPerParameter = 9;
/// Numbers that are answered at a setting, about: fewer make a fit's steps too noisy to find its
/// way, more leave too few settings. And the least number of inputs.
constexpr Index kNumbersPerSetting = 200;
constexpr Index kLeastInputs = 8;
/// Settings that a small budget is spread over, at least, and the smallest that is chosen.
constexpr Index kGoodSettings = 64;
constexpr Index kLeastQueries = 256;
/// Fewer settings leave nothing to hold out.
constexpr Index kLeastSettings = 16;
/// Shares of the budget after which it looks whether that is enough.
constexpr double kRounds[] = {0.05, 0.1, 0.2, 0.4, 1};
/// Fits of all answers, in other orders, before it gives up: they cost no query.
constexpr std::uint64_t kAttempts = 4;
/// Settings that are read twice, for the noise: so many as answer some 500 numbers, at least 2.
constexpr Index kNumbersReadTwice = 500;
constexpr Index kLeastReadTwice = 2;
/// A fit that misses more of the answers' power than this has found no way; so does one from the
/// design after this share of the budget, if it ever will.
constexpr double kChance = 0.5;
constexpr double kPeelingShare = 0.2;
/// More settings tell more of the few columns of a stage than more inputs do.
constexpr Index kPeelingInputs = 8;
/// What may be missed beside the noise, of the answers' power and of the noise itself, which is
/// not known better.
constexpr double kTolerance = 2e-4;
constexpr double kNoiseTolerance = 0.15;

/// Steps of a fit: so many, or so many for each setting. Their size falls to 0 as a cosine.
constexpr Index kLeastSteps = 6000;
constexpr Index kPasses = 4;
constexpr float kRate = 1e-2f;

/// Fits to made-up answers, which begin as far away as the design was; at least so far, in the unit
/// of ω.
constexpr std::uint64_t kReplicas = 4;
constexpr float kLeastScatter = 0.1f;
/// How much more than the fit itself its replicas may miss.
constexpr double kSameBasin = 2;
/// A deviation is not known where its replicas keep this part of their scatter.
constexpr float kUnknownShare = 0.5f;

/// Steps between two words on how far it is.
constexpr Index kToldSteps = 64;

// Independent streams of random numbers.
enum : std::uint64_t { kOrder = 3, kReplica = 4, kPeeling = 5 };

std::span<float> spanOf(Matrix& m) {
    return {m.data(), static_cast<std::size_t>(m.size())};
}

std::span<float> spanOf(Vector& v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

/// As far as the parameters, and as the flaws, were found from the design: their rms.
Vector scatterLike(const Calibration& found, const Vector& scales) {
    Vector scatter = kLeastScatter * scales;
    const auto spread = [&](Index first, Index count) {
        if (count > 0) {
            const float rms = found.deviations.segment(first, count).norm() /
                              std::sqrt(static_cast<float>(count));
            scatter.segment(first, count) = scatter.segment(first, count).cwiseMax(rms);
        }
    };
    spread(0, found.parameters);
    spread(found.parameters, scatter.size() - found.parameters);
    return scatter;
}

}  // namespace

Index Calibration::unknown() const {
    return std::ranges::count(uncertainties, std::numeric_limits<float>::infinity());
}

CalibrationSettings Calibrator::chosen(CalibrationSettings settings, Index outputs,
                                       Index parameters) {
    if (settings.queries == 0) {
        settings.queries = std::max(kQueriesPerParameter * parameters, kLeastQueries);
    }
    if (settings.inputs == 0) {
        settings.inputs = std::clamp(settings.queries / kGoodSettings, Index{1},
                                     std::max(kLeastInputs, kNumbersPerSetting / outputs));
    }
    return settings;
}

Calibrator::Calibrator(const BlackBoxSettings& settings, Device& device,
                       const CalibrationSettings& calibration, std::uint64_t seed, Tell tell,
                       std::stop_token stop)
    : m_settings(settings),
      m_device(device),
      m_calibration(chosen(calibration, device.outputs(), device.layout().count)),
      m_seed(seed),
      m_questions(device, m_calibration.inputs, seed),
      m_tell(std::move(tell)),
      m_stop(std::move(stop)) {
    const auto [queries, inputs] = m_calibration;
    m_readTwice = std::max(kLeastReadTwice, kNumbersReadTwice / (inputs * device.outputs()));
    if (mostSettings() < kLeastSettings) {
        throw UserError("calibration: found a budget of " + std::to_string(queries) +
                        " queries, expected at least " +
                        std::to_string((kLeastSettings + m_readTwice) * inputs) + " for " +
                        std::to_string(inputs) + " inputs at each setting");
    }
}

/// That may be programmed, beside those of a Peeling.
Index Calibrator::mostSettings() const {
    return (m_calibration.queries - m_peeled.queries) / m_calibration.inputs - m_readTwice;
}

Calibration Calibrator::run() {
    measureNoise();
    Calibration found{.parameters = m_device.layout().count};
    for (const double share : kRounds) {
        const auto settings = static_cast<Index>(share * static_cast<double>(mostSettings()));
        if (settings < kLeastSettings) {
            continue;
        }
        query(settings);
        const std::uint64_t attempts = share == 1 ? kAttempts : 1;
        for (std::uint64_t attempt = 0; attempt < attempts && !found.isGood; ++attempt) {
            keepBetter(found, attempt);
        }
        if (isAtChance(found, share)) {
            peel(found);
        }
        if (found.isGood) {
            break;
        }
        ++m_round;
    }
    found.noise = m_noise;
    found.queries = m_queries;
    found.programmings = static_cast<std::int64_t>(m_answers.size()) + m_peeled.programmings;
    return found;
}

/// One more fit of all answers, where that explains them better than what was found.
void Calibrator::keepBetter(Calibration& found, std::uint64_t attempt) {
    const std::uint64_t order = streamSeed(streamSeed(m_seed, kOrder), attempt);
    Twin twin = fit(m_answers, m_start, order, Stage::Fitting);
    const double misfit = heldOutMisfit(twin, m_answers);
    if (found.deviations.size() == 0 || misfit < found.misfit) {
        found.misfit = misfit;
        found.deviations = twin.deviations();
        found.isGood = explains(misfit);
    }
}

/// Whether a Peeling is to find the way that the fits have not.
bool Calibrator::isAtChance(const Calibration& found, double share) const {
    return m_peeled.queries == 0 && share >= kPeelingShare && found.misfit > kChance;
}

/// Takes what is left of the budget, and fits all answers from where that leads.
void Calibrator::peel(Calibration& found) {
    const PeelingSettings settings{.queries = m_calibration.queries - m_queries,
                                   .inputs = std::min(m_calibration.inputs, kPeelingInputs),
                                   .noise = m_noise};
    const std::int64_t before = m_queries;
    const auto tellOn = [this, before](double share, std::int64_t queries) {
        m_queries = before + queries;
        tell(Stage::Peeling, share);
    };
    Peeling peeling(m_settings, m_device, settings, streamSeed(m_seed, kPeeling), tellOn, m_stop);
    if (!peeling.isPossible()) {
        return;
    }
    const std::optional<Vector> start = peeling.run();
    m_queries = before + peeling.queries();
    m_peeled = {.queries = peeling.queries(), .programmings = peeling.programmings()};
    if (start) {
        m_start = *start;
        keepBetter(found, 0);
    }
}

/// Whether read noise is about all of that.
bool Calibrator::explains(double misfit) const {
    return misfit < (1 + kNoiseTolerance) * m_noise + kTolerance;
}

/// From two readings of the same, whose difference has twice the noise's variance.
void Calibrator::measureNoise() {
    double difference = 0;
    double power = 0;
    Matrix again(m_calibration.inputs, m_device.outputs());
    for (Index k = 0; k < m_readTwice; ++k) {
        query(k + 1);
        m_device.query(m_questions.inputs(k), again);
        m_queries += m_calibration.inputs;
        const Matrix& first = m_answers.back();
        difference += static_cast<double>((again - first).squaredNorm()) / 2;
        power += static_cast<double>(first.squaredNorm());
    }
    m_noise = power > 0 ? difference / power : 0;
}

/// Until there are answers at so many settings.
void Calibrator::query(Index settings) {
    while (static_cast<Index>(m_answers.size()) < settings) {
        checkStop(m_stop);
        const auto number = static_cast<Index>(m_answers.size());
        Matrix y(m_calibration.inputs, m_device.outputs());
        m_device.program(m_questions.setting(number));
        m_device.query(m_questions.inputs(number), y);
        m_answers.push_back(std::move(y));
        m_queries += m_calibration.inputs;
        if (number % kToldSteps == 0) {
            tell(Stage::Querying, static_cast<double>(number) / static_cast<double>(settings));
        }
    }
}

/// A twin that begins at `start`, or as designed where that is empty.
Twin Calibrator::fit(const Answers& answers, const Vector& start, std::uint64_t seed, Stage stage) {
    const auto count = static_cast<Index>(answers.size());
    const Index steps = std::max(kLeastSteps, kPasses * count);
    Twin twin(m_settings, m_device.inputs());
    if (start.size() > 0) {
        twin.setDeviations(start);
    }
    for (Index step = 0; step < steps; ++step) {
        checkStop(m_stop);
        const Index number = learnedNumber(seed, step, count);
        twin.program(m_questions.setting(number));
        twin.learn(m_questions.inputs(number), answers[static_cast<std::size_t>(number)],
                   decayedRate(kRate, step, steps));
        if (step % kToldSteps == 0) {
            tell(stage, static_cast<double>(step) / static_cast<double>(steps));
        }
    }
    return twin;
}

double Calibrator::heldOutMisfit(Twin& twin, const Answers& answers) const {
    Misfit misfit;
    Matrix said(m_calibration.inputs, m_device.outputs());
    for (std::size_t k = 0; k < answers.size(); ++k) {
        const auto number = static_cast<Index>(k);
        if (isHeldOut(number)) {
            twin.program(m_questions.setting(number));
            twin.query(m_questions.inputs(number), said);
            misfit.add(said, answers[k]);
        }
    }
    return misfit.share();
}

/// What `twin` says at each setting, with noise of that misfit.
Calibrator::Answers Calibrator::madeUp(Twin& twin, double misfit,
                                       const CounterRandom& random) const {
    Answers answers;
    Matrix noise(m_calibration.inputs, m_device.outputs());
    for (std::size_t k = 0; k < m_answers.size(); ++k) {
        const auto number = static_cast<Index>(k);
        Matrix y(m_calibration.inputs, m_device.outputs());
        twin.program(m_questions.setting(number));
        twin.query(m_questions.inputs(number), y);
        random.normal(k, 0, spanOf(noise));
        y += static_cast<float>(std::sqrt(misfit / static_cast<double>(y.size()))) * y.norm() *
             noise;
        answers.push_back(std::move(y));
    }
    return answers;
}

/// Root mean square distance from `found` [d and flaws] of fits to made-up answers that begin
/// scattered about it; nothing where none of them arrives there.
std::optional<Vector> Calibrator::spreadOfFits(const Calibration& found, const Vector& scatter) {
    Twin twin(m_settings, m_device.inputs());
    twin.setDeviations(found.deviations);
    Vector squares = Vector::Zero(scatter.size());
    int arrived = 0;
    for (std::uint64_t replica = 0; replica < kReplicas; ++replica) {
        m_replica = static_cast<int>(replica);
        const CounterRandom random(streamSeed(streamSeed(m_seed, kReplica), replica));
        const Answers answers = madeUp(twin, found.misfit, random);
        Vector start(scatter.size());
        random.normal(answers.size(), 0, spanOf(start));
        start = start.cwiseProduct(scatter) + found.deviations;
        Twin again = fit(answers, start, streamSeed(random.seed(), kOrder), Stage::Checking);
        // One in a wrong basin tells nothing of the right one.
        if (heldOutMisfit(again, answers) < kSameBasin * found.misfit + kTolerance) {
            squares += (again.deviations() - found.deviations).cwiseAbs2();
            ++arrived;
        }
    }
    if (arrived == 0) {
        return std::nullopt;
    }
    return Vector((squares / static_cast<float>(arrived)).cwiseSqrt());
}

void Calibrator::addUncertainties(Calibration& found) {
    const Vector scales = Twin(m_settings, m_device.inputs()).scales();
    // From further away the way was found by other means, or by luck.
    const Vector near = kLeastScatter * scales;
    Vector scatter = m_start.size() > 0 ? near : scatterLike(found, scales);
    std::optional<Vector> spread = spreadOfFits(found, scatter);
    if (!spread && m_start.size() == 0) {
        scatter = near;
        spread = spreadOfFits(found, scatter);
    }
    found.uncertainties = spread.value_or(scatter);
    for (Index i = 0; i < scatter.size(); ++i) {
        if (found.uncertainties[i] > kUnknownShare * scatter[i]) {
            found.uncertainties[i] = std::numeric_limits<float>::infinity();
        }
    }
}

void Calibrator::tell(Stage stage, double share) {
    if (!m_tell) {
        return;
    }
    if (stage == Stage::Checking) {
        share = (m_replica + share) / kReplicas;
    }
    m_tell({.stage = stage, .round = m_round, .share = share, .queries = m_queries});
}

}  // namespace obscura
