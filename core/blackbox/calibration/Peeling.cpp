// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/Peeling.h"

#include "core/blackbox/calibration/FitOrder.h"
#include "core/blackbox/calibration/Misfit.h"
#include "devices/DeviceRegistry.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/Stop.h"

#include <algorithm>
#include <utility>

namespace obscura {

namespace {

/// Columns of the first stage: phases that are off by 0.5 rad leave the design's prediction of 16
/// columns good enough, those off by 1 rad that of 4.
constexpr Index kFirstColumns = 8;
/// Queries of a stage for each real number of z, and its least settings: fewer leave R poorly
/// known.
constexpr Index kQueriesPerNumber = 8;
constexpr Index kLeastStageSettings = 32;
/// Steps of a stage's fit: so many, or so many for each setting.
constexpr Index kLeastStageSteps = 3000;
constexpr Index kStagePasses = 16;
constexpr float kStageRate = 1e-2f;
/// Steps after which R is solved for anew.
constexpr Index kReadoutSteps = 16;
/// A fit arrives where it misses less than so many times what read noise explains, and so much of
/// the power: R is not known better.
constexpr double kStageNoiseTolerance = 4;
constexpr double kStageTolerance = 0.02;
/// Steps between two words on how far it is.
constexpr Index kToldStageSteps = 64;

// Independent streams of random numbers.
enum : std::uint64_t { kStageQuestions = 1, kStageOrder = 2 };

/// The number of the question for the setting at which columns stay that are not at work.
constexpr Index kResting = 0;

}  // namespace

Peeling::Peeling(const BlackBoxSettings& settings, Device& device, const PeelingSettings& peeling,
                 std::uint64_t seed, Tell tell, std::stop_token stop)
    : m_settings(settings),
      m_device(device),
      m_peeling(peeling),
      m_questions(device, peeling.inputs, streamSeed(seed, kStageQuestions)),
      m_seed(seed),
      m_tell(std::move(tell)),
      m_stop(std::move(stop)),
      m_columnOf(deviceColumns(settings.device, device.inputs(), device.outputs(),
                               settings.deviceOptions)) {
    if (!m_columnOf.empty()) {
        m_columns = *std::ranges::max_element(m_columnOf) + 1;
    }
}

std::optional<Vector> Peeling::run() {
    m_deviations = Twin(m_settings, m_device.inputs()).deviations();
    m_known = 0;
    Index more = std::min(kFirstColumns, m_columns / 2);
    while (m_known < m_columns) {
        Stage stage = stageOf(std::min(m_known + more, m_columns));
        if (!mayAsk(stage)) {
            return std::nullopt;
        }
        query(stage);
        if (learn(stage)) {
            m_known = stage.columns;
        } else if (more > 1) {
            more /= 2;
        } else {
            return std::nullopt;
        }
    }
    return m_deviations;
}

/// Begins with what was found so far.
Peeling::Stage Peeling::stageOf(Index columns) {
    Stage stage{.columns = columns,
                .front = Twin::front(m_settings, m_device.inputs(), columns),
                .answers = m_answers[columns]};
    stage.front.setDeviations(m_deviations);
    return stage;
}

/// Whether there are answers, or may be.
bool Peeling::mayAsk(const Stage& stage) const {
    return !stage.answers.empty() ||
           queries() + settingsOf(stage) * m_questions.inputsEach() <= m_peeling.queries;
}

Index Peeling::settingsOf(const Stage& stage) const {
    return std::max(kLeastStageSettings, kQueriesPerNumber * stage.numbers() / m_peeling.inputs);
}

/// Random in the columns at work.
Vector Peeling::setting(const Stage& stage, Index number) const {
    Vector omega = m_questions.setting(number);
    const Vector resting = m_questions.setting(kResting);
    for (Index i = 0; i < omega.size(); ++i) {
        if (m_columnOf[static_cast<std::size_t>(i)] >= stage.columns) {
            omega[i] = resting[i];
        }
    }
    return omega;
}

/// Unless a stage that did not arrive has asked the same.
void Peeling::query(const Stage& stage) {
    std::vector<Answer>& answers = m_answers[stage.columns];
    const Index settings = answers.empty() ? settingsOf(stage) : 0;
    for (Index k = 0; k < settings; ++k) {
        checkStop(m_stop);
        ++m_asked;
        Answer answer{.number = kResting + m_asked,
                      .y = Matrix(m_questions.inputsEach(), m_device.outputs())};
        m_device.program(setting(stage, answer.number));
        m_device.query(m_questions.inputs(answer.number), answer.y);
        answers.push_back(std::move(answer));
    }
}

/// Keeps what was found so far where the fit does not arrive.
bool Peeling::learn(Stage& stage) {
    LinearReadout readout = readoutOf(stage);
    fit(stage, readout);
    if (!explains(heldOutMisfit(stage, readout))) {
        return false;
    }
    m_deviations = stage.front.deviations();
    return true;
}

bool Peeling::explains(double misfit) const {
    return misfit < kStageNoiseTolerance * m_peeling.noise + kStageTolerance;
}

/// What the model says of the light `z` [inputs, numbers] behind the columns.
void Peeling::send(Stage& stage, Index number, MatrixRef z) const {
    stage.front.program(setting(stage, number));
    stage.front.query(m_questions.inputs(number), z);
}

/// From all that is learned from, as the model is before.
LinearReadout Peeling::readoutOf(Stage& stage) const {
    const auto count = static_cast<Index>(stage.answers.size());
    LinearReadout readout(stage.numbers(), m_device.outputs(), count);
    Matrix z(m_questions.inputsEach(), stage.numbers());
    for (Index k = 0; k < count; ++k) {
        if (!isHeldOut(k)) {
            const Answer& answer = stage.answers[static_cast<std::size_t>(k)];
            send(stage, answer.number, z);
            readout.add(z, answer.y);
        }
    }
    readout.solve();
    return readout;
}

void Peeling::fit(Stage& stage, LinearReadout& readout) {
    const auto count = static_cast<Index>(stage.answers.size());
    const Index steps = std::max(kLeastStageSteps, kStagePasses * count);
    const std::uint64_t order =
        streamSeed(streamSeed(m_seed, kStageOrder), static_cast<std::uint64_t>(m_fits++));
    Matrix z(m_questions.inputsEach(), stage.numbers());
    for (Index step = 0; step < steps; ++step) {
        checkStop(m_stop);
        const Index number = learnedNumber(order, step, count);
        const Answer& answer = stage.answers[static_cast<std::size_t>(number)];
        send(stage, answer.number, z);
        descend(stage, answer, z, readout.matrix(), decayedRate(kStageRate, step, steps));
        readout.add(z, answer.y);
        if (step % kReadoutSteps == 0) {
            readout.solve();
        }
        if (step % kToldStageSteps == 0) {
            tell(stage, static_cast<double>(step) / static_cast<double>(steps));
        }
    }
}

/// One step against ‖R z − Y‖²/‖Y‖².
void Peeling::descend(Stage& stage, const Answer& answer, const Matrix& z, const Matrix& r,
                      float rate) const {
    const float power = answer.y.squaredNorm();
    if (power > 0) {
        Matrix residual(answer.y.rows(), answer.y.cols());
        multiplyByTranspose(z, r, residual);
        residual -= answer.y;
        stage.front.descend(m_questions.inputs(answer.number), 2 / power * product(residual, r),
                            rate);
    }
}

double Peeling::heldOutMisfit(Stage& stage, const LinearReadout& readout) const {
    Misfit misfit;
    Matrix z(m_questions.inputsEach(), stage.numbers());
    Matrix said(m_questions.inputsEach(), m_device.outputs());
    for (std::size_t k = 0; k < stage.answers.size(); ++k) {
        if (isHeldOut(static_cast<Index>(k))) {
            const Answer& answer = stage.answers[k];
            send(stage, answer.number, z);
            multiplyByTranspose(z, readout.matrix(), said);
            misfit.add(said, answer.y);
        }
    }
    return misfit.share();
}

void Peeling::tell(const Stage& stage, double share) const {
    if (m_tell) {
        const double known =
            static_cast<double>(m_known) + share * static_cast<double>(stage.columns - m_known);
        m_tell(known / static_cast<double>(m_columns), queries());
    }
}

}  // namespace obscura
