// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/StepTracer.h"

#include "core/blackbox/Fidelity.h"
#include "core/settings/SettingsCheck.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Of which A is still compared within the time of a picture: multiplications.
constexpr Index kQuickMatrix = Index{1} << 28;

StagePicture frameOf(StageArray what, BlockRepetition block, ConstMatrixRef whole) {
    return {.what = what,
            .block = block,
            .port = 0,
            .rows = whole.rows(),
            .columns = whole.cols(),
            .norm = whole.norm(),
            .values = {}};
}

/// ω as an array: its layout's first dimension down, the others across; one row where it has none.
StagePicture pictureOf(StageArray what, BlockRepetition block, const ParameterLayout& layout,
                       const Vector& values) {
    const Index rows = layout.shape.size() > 1 ? layout.shape.front() : 1;
    const Index columns = values.size() / rows;
    return meansOf(what, block, Eigen::Map<const Matrix>(values.data(), rows, columns));
}

void addNorm(Stage& stage, StageNumber number, ConstMatrixRef values) {
    stage.numbers[number] = static_cast<double>(values.norm());
}

}  // namespace

StagePicture cornerOf(StageArray what, BlockRepetition block, ConstMatrixRef whole) {
    StagePicture picture = frameOf(what, block, whole);
    picture.values = whole.topLeftCorner(std::min(whole.rows(), StagePicture::kMostRows),
                                         std::min(whole.cols(), StagePicture::kMostColumns));
    return picture;
}

StagePicture meansOf(StageArray what, BlockRepetition block, ConstMatrixRef whole) {
    StagePicture picture = frameOf(what, block, whole);
    const Index rows = std::min(whole.rows(), StagePicture::kMostRows);
    const Index columns = std::min(whole.cols(), StagePicture::kMostColumns);
    picture.values.resize(rows, columns);
    for (Index i = 0; i < rows; ++i) {
        const Index top = i * whole.rows() / rows;
        const Index bottom = (i + 1) * whole.rows() / rows;
        for (Index j = 0; j < columns; ++j) {
            const Index left = j * whole.cols() / columns;
            const Index right = (j + 1) * whole.cols() / columns;
            picture.values(i, j) = whole.block(top, left, bottom - top, right - left).mean();
        }
    }
    return picture;
}

/// Hears what one black box does, and looks at its simulation where it stands as it is trained.
class StepTracer::BoxWatch final : public BlackBoxObserver {
public:
    BoxWatch(StepTracer& tracer, const Box& box) : m_tracer(tracer), m_box(box) {
        m_box.box->observeBy(*this);
    }
    ~BoxWatch() override { m_box.box->leave(*this); }
    BoxWatch(const BoxWatch&) = delete;
    BoxWatch& operator=(const BoxWatch&) = delete;

    void answered(ConstMatrixRef x, ConstMatrixRef y) override {
        if (!m_tracer.follows()) {
            return;
        }
        Stage& stage = begin(StageKind::Device);
        stage.numbers[StageNumber::Samples] = static_cast<double>(x.rows());
        addNorm(stage, StageNumber::InputNorm, x);
        addNorm(stage, StageNumber::OutputNorm, y);
        addMatrix(stage);
        stage.pictures.push_back(
            pictureOf(StageArray::Parameters, m_box.which, layout(), m_box.box->parameters()));
    }

    void arrived(ConstMatrixRef g) override {
        if (!m_tracer.follows()) {
            return;
        }
        Stage& stage = m_tracer.open(StageKind::Backward);
        stage.name = m_box.name;
        stage.blocks.push_back(m_box.which);
        addNorm(stage, StageNumber::GradientNorm, g);
        m_tracer.m_isOpen = false;
    }

    void learned() override {
        if (m_tracer.follows()) {
            Stage& stage = begin(StageKind::Answers);
            addSurrogate(stage);
        }
    }

    void pulledBack(ConstMatrixRef x, ConstMatrixRef g, ConstMatrixRef gx) override {
        if (!m_tracer.follows()) {
            return;
        }
        Stage& stage = begin(StageKind::Upstream);
        stage.numbers[StageNumber::Samples] = static_cast<double>(x.rows());
        addNorm(stage, StageNumber::GradientNorm, g);
        addNorm(stage, StageNumber::InputGradientNorm, gx);
        addSurrogate(stage);
        stage.pictures.push_back(cornerOf(StageArray::InputGradient, m_box.which, gx));
        if (const Simulation* const simulation = visible()) {
            Matrix exact(x.rows(), x.cols());
            simulation->pullBackInputs(x, g, exact);
            stage.numbers[StageNumber::GradientCosine] = cosine(gx, exact);
        }
    }

    void measured() override {
        if (m_tracer.follows()) {
            begin(StageKind::Reference);
        }
    }

    // The device must be looked at before probes move it.
    void beforeEstimate(const GradientRequest& request) override {
        m_exact.resize(0);
        if (!m_tracer.follows()) {
            return;
        }
        if (const Simulation* const simulation = visible()) {
            m_exact.resize(request.omega.size());
            simulation->pullBackParameters(request.x, request.g, m_exact);
        }
    }

    void afterEstimate(const GradientRequest& request, ConstMatrixRef,
                       ConstVectorRef gomega) override {
        if (!m_tracer.follows()) {
            return;
        }
        Stage& stage = begin(StageKind::Estimate);
        stage.numbers[StageNumber::Samples] = static_cast<double>(request.x.rows());
        stage.numbers[StageNumber::Step] = static_cast<double>(request.step);
        stage.numbers[StageNumber::Probes] =
            static_cast<double>(m_box.box->settings().estimator.probes);
        addNorm(stage, StageNumber::GradientNorm, gomega.transpose());
        if (m_exact.size() > 0 && m_exact.norm() > 0 && gomega.norm() > 0) {
            stage.numbers[StageNumber::GradientCosine] =
                cosine(gomega.transpose(), m_exact.transpose());
        }
        stage.pictures.push_back(
            pictureOf(StageArray::Parameters, m_box.which, layout(), request.omega));
        stage.pictures.push_back(
            pictureOf(StageArray::ParameterGradient, m_box.which, layout(), gomega));
        m_before = request.omega;
    }

    void updated() override {
        Stage& stage = begin(StageKind::Update);
        if (m_box.box->forwardModel()) {
            addApproximation(stage);
        }
        const Vector& omega = m_box.box->parameters();
        addNorm(stage, StageNumber::ParameterNorm, m_before.transpose());
        if (m_before.size() != omega.size()) {
            return;
        }
        const Vector change = omega - m_before;
        addNorm(stage, StageNumber::ChangeNorm, change.transpose());
        stage.pictures.push_back(
            pictureOf(StageArray::ParameterChange, m_box.which, layout(), change));
        stage.pictures.push_back(pictureOf(StageArray::Parameters, m_box.which, layout(), omega));
    }

    void followed() override {
        Stage& stage = begin(StageKind::Follow);
        addApproximation(stage);
        addMatrix(stage);
    }

private:
    const ParameterLayout& layout() const { return m_box.box->device().layout(); }

    Stage& begin(StageKind kind) {
        m_tracer.m_isOpen = false;
        Stage& stage = m_tracer.add(kind, m_box.which);
        stage.name = m_box.name;
        const BlackBox& box = *m_box.box;
        stage.numbers[StageNumber::Inputs] = static_cast<double>(box.inputs());
        stage.numbers[StageNumber::Outputs] = static_cast<double>(box.outputs());
        stage.numbers[StageNumber::Parameters] = static_cast<double>(box.parameters().size());
        if (usesSurrogate(box.settings())) {
            stage.numbers[StageNumber::Rank] = static_cast<double>(box.surrogate().rank());
            stage.numbers[StageNumber::Sketch] =
                static_cast<double>(box.settings().surrogate.sketch);
        }
        return stage;
    }

    /// What a simulation knows of the device as it is trained; nullptr while it holds something
    /// else, because nothing is programmed for a trace.
    const Simulation* visible() const {
        return m_box.box->holdsParameters() ? m_box.box->device().simulation() : nullptr;
    }

    Matrix matrix() const {
        const BlackBox& box = *m_box.box;
        const Simulation* const simulation = visible();
        if (!simulation || !box.device().isLinear() ||
            box.inputs() * box.inputs() * box.outputs() > kQuickMatrix) {
            return {};
        }
        Matrix a(box.outputs(), box.inputs());
        simulation->transferMatrix(a);
        return a;
    }

    void addMatrix(Stage& stage) const {
        if (const Matrix a = matrix(); a.size() > 0) {
            stage.pictures.push_back(meansOf(StageArray::Matrix, m_box.which, a));
        }
    }

    /// While a step goes on. A forward model is not asked for its matrix then: a twin would be
    /// programmed for it, and the gradients to come are those of the twin as it was.
    void addSurrogate(Stage& stage) const {
        if (usesSurrogate(m_box.box->settings())) {
            addApproximation(stage);
        }
    }

    void addApproximation(Stage& stage) const {
        const Matrix approximation = m_box.box->approximation();
        if (approximation.size() == 0) {
            return;
        }
        stage.pictures.push_back(meansOf(StageArray::Approximation, m_box.which, approximation));
        if (const Matrix a = matrix(); a.size() > 0 && a.norm() > 0) {
            stage.numbers[StageNumber::Error] =
                static_cast<double>((a - approximation).norm() / a.norm());
        }
    }

    StepTracer& m_tracer;
    Box m_box;
    Vector m_exact;   ///< [d] ∂L/∂ω of the estimate that is being made; empty: nobody knows it
    Vector m_before;  ///< [d] ω before the step
};

StepTracer::StepTracer(std::vector<Box> boxes) : m_boxes(std::move(boxes)) {
    for (const Box& box : m_boxes) {
        m_watches.push_back(std::make_unique<BoxWatch>(*this, box));
        m_trace.boxes[box.which] = box.box->settings();
    }
    m_trace.before = ledger();
}

StepTracer::~StepTracer() = default;

void StepTracer::began(BlockRepetition block, ConstMatrixRef values) {
    Stage& stage = add(StageKind::Data, block);
    stage.numbers[StageNumber::Samples] = static_cast<double>(values.rows());
    stage.numbers[StageNumber::Inputs] = static_cast<double>(values.cols());
    stage.pictures.push_back(cornerOf(StageArray::Values, block, values));
}

void StepTracer::passed(BlockRepetition block, int port, ConstMatrixRef values) {
    // A device has told of itself already.
    Stage& stage = boxAt(block) ? m_trace.stages.back() : open(StageKind::Digital);
    if (stage.blocks.empty() || stage.blocks.back() != block) {
        stage.blocks.push_back(block);
    }
    stage.pictures.push_back(cornerOf(StageArray::Values, block, values));
    stage.pictures.back().port = port;
}

void StepTracer::judged(BlockRepetition loss, std::map<StageNumber, double> numbers) {
    m_isOpen = false;
    add(StageKind::Loss, loss).numbers = std::move(numbers);
}

void StepTracer::returned(BlockRepetition block, int port, ConstMatrixRef gradient) {
    // What the loss itself gives is a part of it.
    Stage& stage = m_trace.stages.back().kind == StageKind::Loss && !m_isOpen &&
                           m_trace.stages.back().pictures.empty()
                       ? m_trace.stages.back()
                       : open(StageKind::Backward);
    if (stage.kind == StageKind::Loss) {
        stage.numbers[StageNumber::GradientNorm] = static_cast<double>(gradient.norm());
    } else if (stage.blocks.empty() || stage.blocks.back() != block) {
        stage.blocks.push_back(block);
    }
    stage.pictures.push_back(cornerOf(StageArray::Gradient, block, gradient));
    stage.pictures.back().port = port;
}

void StepTracer::endBatch(Index batches) {
    m_isOpen = false;
    m_follows = false;
    m_trace.stages.front().numbers[StageNumber::Batches] = static_cast<double>(batches);
}

void StepTracer::descended(std::map<StageNumber, double> numbers) {
    Stage& stage = add(StageKind::Descent, {});
    stage.blocks.clear();
    stage.numbers = std::move(numbers);
}

StepTrace StepTracer::finish(std::int64_t step) {
    m_watches.clear();
    m_trace.step = step;
    return std::move(m_trace);
}

Ledger StepTracer::ledger() const {
    Ledger sum;
    for (const Box& box : m_boxes) {
        sum += box.box->ledger();
    }
    return sum;
}

Stage& StepTracer::open(StageKind kind) {
    if (!m_isOpen || m_trace.stages.back().kind != kind) {
        add(kind, {}).blocks.clear();
        m_isOpen = true;
    }
    return m_trace.stages.back();
}

Stage& StepTracer::add(StageKind kind, BlockRepetition block) {
    m_isOpen = false;
    m_trace.stages.push_back({.kind = kind, .blocks = {block}, .ledger = ledger()});
    return m_trace.stages.back();
}

const StepTracer::Box* StepTracer::boxAt(BlockRepetition block) const {
    const auto found = std::ranges::find(m_boxes, block, &Box::which);
    return found == m_boxes.end() ? nullptr : &*found;
}

}  // namespace obscura
