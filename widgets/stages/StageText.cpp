// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/StageText.h"

#include "widgets/Units.h"

#include <QObject>
#include <QStringList>
#include <cmath>

namespace obscura {

namespace {

/// One line of a formula: its parts side by side, on one axis.
QString equation(const QStringList& parts) {
    QString row;
    for (const QString& part : parts)
        row += QStringLiteral("<td style=\"vertical-align:middle; white-space:nowrap\">%1</td>")
                   .arg(part);
    return QStringLiteral("<table cellspacing=\"2\" cellpadding=\"0\"><tr>%1</tr></table>")
        .arg(row);
}

QString fraction(const QString& above, const QString& below) {
    return QStringLiteral(
               "<table style=\"border-collapse:collapse\" cellpadding=\"1\"><tr><td "
               "align=\"center\" "
               "style=\"border-bottom:1px solid\">%1</td></tr><tr><td align=\"center\">%2</td></tr>"
               "</table>")
        .arg(above, below);
}

QString withIndex(const QString& symbol, const QString& index) {
    return QStringLiteral("<i>%1</i><sub>%2</sub>").arg(symbol, index);
}

/// What one stage knows, as text.
class Numbers {
public:
    explicit Numbers(const Stage& stage) : m_stage(stage) {}

    bool has(StageNumber number) const { return m_stage.numbers.contains(number); }
    double value(StageNumber number) const {
        const auto found = m_stage.numbers.find(number);
        return found == m_stage.numbers.end() ? std::nan("") : found->second;
    }
    QString real(StageNumber number, int digits = 3) const {
        return formatNumber(value(number), digits);
    }
    QString whole(StageNumber number) const { return formatWhole(std::llround(value(number))); }

private:
    const Stage& m_stage;
};

/// What is asked in a stage.
struct Asked {
    qlonglong queries = 0;
    qlonglong programmings = 0;

    QString text() const {
        return QObject::tr("+%1 queries, +%2 programmings")
            .arg(formatWhole(queries), formatWhole(programmings));
    }
};

Asked askedIn(const StepTrace& trace, std::size_t index) {
    Usage used = trace.stages[index].ledger.total();
    used -= index > 0 ? trace.stages[index - 1].ledger.total() : trace.before.total();
    return {used.queries, used.programmings};
}

QString nameOf(const Graph& graph, BlockRepetition block) {
    const Block* const found = graph.find(block.block);
    return found ? QString::fromStdString(nameInRepetition(found->name, block.repetition))
                 : QString::number(block.block);
}

QString cosineText(const Numbers& n) {
    return n.has(StageNumber::GradientCosine)
               ? QObject::tr("Cosine with the exact gradient, which only a simulation knows: %1.")
                     .arg(n.real(StageNumber::GradientCosine))
               : QString();
}

QString errorText(const Numbers& n) {
    return n.has(StageNumber::Error)
               ? equation({QStringLiteral("‖<i>A</i> − <i>Â</i>‖ / ‖<i>A</i>‖ = %1")
                               .arg(n.real(StageNumber::Error))})
               : QString();
}

QString joined(const QStringList& sentences) {
    QStringList told = sentences;
    told.removeAll(QString());
    return told.join(' ');
}

/// The norms of what passes the blocks, one after the other.
QString passage(const Stage& stage, const Graph& graph, StageArray what, const QString& symbol) {
    constexpr int kMost = 6;
    QStringList lines;
    for (const StagePicture& picture : stage.pictures) {
        if (picture.what != what)
            continue;
        if (lines.size() == kMost) {
            lines << QStringLiteral("…");
            break;
        }
        lines << QStringLiteral("%1: ‖%2‖ = %3")
                     .arg(nameOf(graph, picture.block).toHtmlEscaped(), symbol,
                          formatNumber(picture.norm));
    }
    return lines.join(QStringLiteral("<br>"));
}

StageText dataText(const Numbers& n) {
    StageText text{
        QObject::tr("A batch of data"),
        equation({QStringLiteral("<i>x</i> ∈ ℝ<sup>%1 × %2</sup>")
                      .arg(n.whole(StageNumber::Samples), n.whole(StageNumber::Inputs))}),
        QObject::tr("%1 samples of the training set enter the network together.")
            .arg(n.whole(StageNumber::Samples))};
    if (n.value(StageNumber::Batches) > 1)
        text.sentence += ' ' + QObject::tr(
                                   "A step averages the gradients of %1 such batches; this "
                                   "is the first.")
                                   .arg(n.whole(StageNumber::Batches));
    return text;
}

StageText digitalText(const Stage& stage, const Graph& graph) {
    return {QObject::tr("Forward through digital layers"),
            passage(stage, graph, StageArray::Values, QStringLiteral("<i>y</i>")),
            QObject::tr("These layers are computed. Their formulas are known, and so are their "
                        "derivatives.")};
}

StageText deviceText(const Stage& stage, const Numbers& n, const Asked& asked) {
    const QString name = QString::fromStdString(stage.name);
    return {
        QObject::tr("Forward through %1").arg(name),
        equation({QStringLiteral("<i>y</i> = <i>f</i><sub>ω</sub>(<i>x</i>)")}) +
            equation({QStringLiteral("‖<i>x</i>‖ = %1 &nbsp;→&nbsp; ‖<i>y</i>‖ = %2")
                          .arg(n.real(StageNumber::InputNorm), n.real(StageNumber::OutputNorm))}),
        QObject::tr("The hardware answers: one query for each of %1 inputs. Nobody computes "
                    "what happens inside. %2.")
            .arg(n.whole(StageNumber::Samples), asked.text())};
}

StageText lossText(const Numbers& n) {
    StageText text{QObject::tr("The loss"), {}, {}};
    if (n.has(StageNumber::TargetShare)) {
        text.formula =
            equation({QStringLiteral("<i>p</i><sub>t</sub> = %1 &nbsp;⇒&nbsp; −ln <i>p</i><sub>t"
                                     "</sub> = %2")
                          .arg(n.real(StageNumber::TargetShare),
                               formatNumber(-std::log(n.value(StageNumber::TargetShare))))});
        text.sentence =
            QObject::tr(
                "The first sample is of class %1 (counted from 0), of which the "
                "network is sure to %2.")
                .arg(n.whole(StageNumber::Target), formatShare(n.value(StageNumber::TargetShare)));
    }
    text.formula += equation(
        {QStringLiteral("<i>L</i> = <b>%1</b>").arg(n.real(StageNumber::Loss, 4)),
         n.has(StageNumber::GradientNorm) ? QStringLiteral("&nbsp; ‖∂<i>L</i>/∂<i>y</i>‖ = %1")
                                                .arg(n.real(StageNumber::GradientNorm))
                                          : QString()});
    text.sentence = joined(
        {text.sentence, QObject::tr("The loss L is the mean over the batch: one number for how "
                                    "wrong the answers are. Training makes it smaller.")});
    return text;
}

StageText backwardText(const Stage& stage, const Graph& graph, const Numbers& n) {
    const QString way =
        passage(stage, graph, StageArray::Gradient, QStringLiteral("∂<i>L</i>/∂<i>y</i>"));
    if (stage.name.empty())
        return {QObject::tr("Backward to the first layer"), way,
                QObject::tr("Behind the device the chain rule goes on, by what the approximation "
                            "has handed it.")};
    const QString name = QString::fromStdString(stage.name);
    return {QObject::tr("Backward until %1").arg(name),
            way +
                equation({QStringLiteral("<i>g</i> = ∂<i>L</i>/∂<i>y</i>, &nbsp; ‖<i>g</i>‖ = %1")
                              .arg(n.real(StageNumber::GradientNorm))}) +
                equation({QStringLiteral("∂<i>f</i><sub>ω</sub>/∂<i>x</i> = ?")}),
            QObject::tr("The chain rule carries the gradient back layer by layer. At %1 it stops: "
                        "hardware can be queried, but not differentiated.")
                .arg(name)};
}

StageText answersText(const Stage& stage, const Numbers& n, const BlackBoxSettings& box,
                      const Asked& asked) {
    const QString name = QString::fromStdString(stage.name);
    const bool learnsModel = box.estimator.kind == EstimatorKind::StreamingJacobian ||
                             box.estimator.kind == EstimatorKind::LearnedTwin ||
                             box.estimator.kind == EstimatorKind::NeuralTwin;
    return {
        QObject::tr("Learning from the answers of %1").arg(name),
        equation({learnsModel ? QStringLiteral("min ‖<i>y</i> − <i>f̂</i><sub>ω</sub>(<i>x</i>)‖²")
                              : QStringLiteral("<i>U S V</i><sup>⊤</sup> <i>x</i> ≈ <i>y</i>")}) +
            errorText(n),
        QObject::tr("The forward pass was a measurement. Its inputs and answers correct what "
                    "is known of the device. %1.")
            .arg(asked.text())};
}

StageText upstreamText(const Stage& stage, const Numbers& n, const BlackBoxSettings& box) {
    const QString left = fraction(QStringLiteral("∂<i>L</i>"), QStringLiteral("∂<i>x</i>"));
    const bool isSurrogate =
        n.has(StageNumber::Rank) && (box.surrogate.upstream == UpstreamGradient::Automatic ||
                                     box.surrogate.upstream == UpstreamGradient::Surrogate);
    QString right = QStringLiteral("≈ <i>g</i> <i>Â</i>");
    QString by =
        QObject::tr("The model that learns from the forward pass carries the gradient on.");
    if (box.surrogate.upstream == UpstreamGradient::Exact) {
        right = QStringLiteral("= <i>g</i> ∂<i>f</i><sub>ω</sub>/∂<i>x</i>");
        by = QObject::tr(
            "The simulation's own derivative carries the gradient on. No hardware "
            "gives that.");
    } else if (box.surrogate.upstream == UpstreamGradient::DigitalTwin) {
        right = QStringLiteral("≈ <i>g</i> ∂<i>f̂</i><sub>ω</sub>/∂<i>x</i>");
        by = QObject::tr("The ideal model of the device carries the gradient on.");
    } else if (isSurrogate) {
        right = QStringLiteral("≈ <i>g</i> <i>U S V</i><sup>⊤</sup>, &nbsp; <i>r</i> = %1")
                    .arg(n.whole(StageNumber::Rank));
        by = QObject::tr("A matrix of rank %1 stands in for the device, on the way back only.")
                 .arg(n.whole(StageNumber::Rank));
    }
    return {QObject::tr("Past %1").arg(QString::fromStdString(stage.name)),
            equation({left, right}) +
                equation({QStringLiteral("‖<i>g</i>‖ = %1 &nbsp;→&nbsp; ‖∂<i>L</i>/∂<i>x</i>‖ = %2")
                              .arg(n.real(StageNumber::GradientNorm),
                                   n.real(StageNumber::InputGradientNorm))}) +
                errorText(n),
            joined({by, cosineText(n)})};
}

StageText referenceText(const Stage& stage, const Numbers& n, const Asked& asked) {
    return {QObject::tr("%1 as it is, before it changes").arg(QString::fromStdString(stage.name)),
            equation({QStringLiteral("<i>f</i><sub>ω</sub>(<i>V</i>), "
                                     "<i>f</i><sub>ω</sub>(<i>Ω</i>): &nbsp; <i>r</i> + <i>K</i> = "
                                     "%1 + %2")
                          .arg(n.whole(StageNumber::Rank), n.whole(StageNumber::Sketch))}),
            QObject::tr("To follow the device, the surrogate must know how it answers before and "
                        "after. This is before. %1.")
                .arg(asked.text())};
}

/// The gradient by probes, as ProbeScoring has it.
QString probeFormula(const Numbers& n, const BlackBoxSettings& box) {
    const QString moved = QStringLiteral("<i>f</i><sub>ω+μ<i>u</i></sub>(<i>x</i>)");
    const bool bothSides = box.estimator.antithetic;
    const QString other = bothSides ? QStringLiteral("<i>f</i><sub>ω−μ<i>u</i></sub>(<i>x</i>)")
                                    : QStringLiteral("<i>f</i><sub>ω</sub>(<i>x</i>)");
    return equation({QStringLiteral("<i>ĝ</i> ="),
                     fraction(QStringLiteral("1"), withIndex(QStringLiteral("M"), {})),
                     QStringLiteral("∑<sub><i>u</i></sub>"),
                     fraction(QStringLiteral("<i>g</i> · (%1 − %2)").arg(moved, other),
                              bothSides ? QStringLiteral("2μ") : QStringLiteral("μ")),
                     QStringLiteral("<i>u</i>")}) +
           equation({QStringLiteral("<i>M</i> = %1, &nbsp; μ = %2, &nbsp; ‖<i>ĝ</i>‖ = %3")
                         .arg(n.whole(StageNumber::Probes), n.real(StageNumber::Step),
                              n.real(StageNumber::GradientNorm))});
}

StageText estimateText(const Stage& stage, const Numbers& n, const BlackBoxSettings& box,
                       const Asked& asked) {
    const QString name = QString::fromStdString(stage.name);
    const QString norm =
        equation({QStringLiteral("‖<i>ĝ</i>‖ = %1").arg(n.real(StageNumber::GradientNorm))});
    const QString ownSlope = QStringLiteral("<i>ĝ</i> = <i>g</i> ∂<i>f̂</i><sub>ω</sub>/∂ω");
    QString formula;
    QString how;
    switch (box.estimator.kind) {
        case EstimatorKind::None:
            return {QObject::tr("%1 stays as it is").arg(name), equation({"<i>ĝ</i> = 0"}),
                    QObject::tr("This device does not learn.")};
        case EstimatorKind::Exact:
            formula =
                equation({QStringLiteral("<i>ĝ</i> = <i>g</i> ∂<i>f</i><sub>ω</sub>/∂ω")}) + norm;
            how = QObject::tr("The simulation tells its own derivative. No hardware does.");
            break;
        case EstimatorKind::DigitalTwin:
            formula = equation({ownSlope}) + norm;
            how = QObject::tr(
                "The derivative of the device's ideal model takes the place of its "
                "own.");
            break;
        case EstimatorKind::StreamingJacobian:
        case EstimatorKind::LearnedTwin:
        case EstimatorKind::NeuralTwin:
            formula = equation({ownSlope}) + norm;
            how = QObject::tr(
                "What was learnt from the answers of the forward pass has "
                "derivatives. They take the place of the device's own.");
            break;
        case EstimatorKind::Coordinate:
            formula = probeFormula(n, box);
            how = QObject::tr(
                "Each parameter is moved by μ in turn, the device is asked again, and "
                "its answers are compared.");
            break;
        case EstimatorKind::Local:
            formula = probeFormula(n, box);
            how = QObject::tr(
                "Perturb, query, compare: all parameters are moved at random by μ, the "
                "device is asked again, and each output judges its own parameters.");
            break;
        case EstimatorKind::Gaussian:
        case EstimatorKind::Rademacher:
        case EstimatorKind::Homodyne:
            formula = probeFormula(n, box);
            how = QObject::tr(
                "Perturb, query, compare: all parameters are moved at random by μ, the "
                "device is asked again, and the mean tells the way down.");
            break;
    }
    return {QObject::tr("How %1 learns").arg(name), formula,
            joined({how, asked.text() + '.', cosineText(n)})};
}

StageText descentText(const Numbers& n) {
    return {
        QObject::tr("Step of the optimizers"),
        equation({QStringLiteral("<i>θ</i> ← <i>θ</i> + Δ<i>θ</i>, &nbsp; <i>η</i> = %1, &nbsp; "
                                 "<i>η</i><sub>ω</sub> = %2")
                      .arg(n.real(StageNumber::LearningRate),
                           n.real(StageNumber::DeviceLearningRate))}) +
            equation(
                {QStringLiteral("‖∂<i>L</i>/∂<i>θ</i>‖ = %1, &nbsp; ‖Δ<i>θ</i>‖ = %2")
                     .arg(n.real(StageNumber::GradientNorm), n.real(StageNumber::ChangeNorm))}),
        QObject::tr("All %1 digital parameters θ and the devices' ω move a little against "
                    "their gradients.")
            .arg(n.whole(StageNumber::Parameters))};
}

StageText updateText(const Stage& stage, const Numbers& n, const Asked& asked) {
    const QString name = QString::fromStdString(stage.name);
    return {
        QObject::tr("%1 is programmed").arg(name),
        equation({QStringLiteral("ω ← ω + Δω, &nbsp; ‖ω‖ = %1, &nbsp; ‖Δω‖ = %2")
                      .arg(n.real(StageNumber::ParameterNorm), n.real(StageNumber::ChangeNorm))}),
        QObject::tr("%1 parameters of the hardware take their new values. %2.")
            .arg(n.whole(StageNumber::Parameters), asked.text())};
}

StageText followText(const Stage& stage, const Numbers& n, const Asked& asked) {
    const QString name = QString::fromStdString(stage.name);
    return {QObject::tr("The surrogate follows %1").arg(name),
            equation({QStringLiteral("<i>U S V</i><sup>⊤</sup> ← <i>U S V</i><sup>⊤</sup> + "
                                     "Δ<i>A</i>, &nbsp; <i>r</i> = %1")
                          .arg(n.whole(StageNumber::Rank))}) +
                errorText(n),
            QObject::tr("The device has moved, so what stands for it moves, too: from its answers "
                        "to the same inputs before and after. %1.")
                .arg(asked.text())};
}

}  // namespace

QString symbolOf(StageArray what) {
    switch (what) {
        case StageArray::Values:
            return QStringLiteral("y");
        case StageArray::Gradient:
            return QStringLiteral("∂L/∂y");
        case StageArray::InputGradient:
            return QStringLiteral("∂L/∂x");
        case StageArray::Parameters:
            return QStringLiteral("ω");
        case StageArray::ParameterGradient:
            return QStringLiteral("ĝ");
        case StageArray::ParameterChange:
            return QStringLiteral("Δω");
        case StageArray::Matrix:
            return QStringLiteral("A");
        case StageArray::Approximation:
            return QStringLiteral("Â");
    }
    return {};
}

Ledger askedUntil(const StepTrace& trace, std::size_t index) {
    Ledger asked = trace.stages[index].ledger;
    for (const Purpose purpose : kPurposes)
        asked[purpose] -= trace.before[purpose];
    return asked;
}

StageText textOf(const StepTrace& trace, std::size_t index, const Graph& graph) {
    const Stage& stage = trace.stages[index];
    const Numbers n(stage);
    const Asked asked = askedIn(trace, index);
    BlackBoxSettings box;
    if (!stage.name.empty() && !stage.blocks.empty()) {
        if (const auto found = trace.boxes.find(stage.blocks.back()); found != trace.boxes.end())
            box = found->second;
    }
    switch (stage.kind) {
        case StageKind::Data:
            return dataText(n);
        case StageKind::Digital:
            return digitalText(stage, graph);
        case StageKind::Device:
            return deviceText(stage, n, asked);
        case StageKind::Loss:
            return lossText(n);
        case StageKind::Backward:
            return backwardText(stage, graph, n);
        case StageKind::Answers:
            return answersText(stage, n, box, asked);
        case StageKind::Upstream:
            return upstreamText(stage, n, box);
        case StageKind::Reference:
            return referenceText(stage, n, asked);
        case StageKind::Estimate:
            return estimateText(stage, n, box, asked);
        case StageKind::Descent:
            return descentText(n);
        case StageKind::Update:
            return updateText(stage, n, asked);
        case StageKind::Follow:
            return followText(stage, n, asked);
    }
    return {};
}

}  // namespace obscura
