// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/ConfusionPlot.h"

#include "core/base/Csv.h"
#include "widgets/Units.h"
#include "widgets/data/SampleText.h"

#include <cmath>

namespace obscura {

namespace {

constexpr Index kMostNamed = 24;  ///< classes; more are numbered

/// In shares of each row; a class that is not there has none.
Matrix sharesOf(const AnswerReport& report) {
    const Index size = report.target.size;
    Matrix shares(size, size);
    for (Index truth = 0; truth < size; ++truth) {
        const auto samples = float(report.classes[std::size_t(truth)].samples);
        for (Index answer = 0; answer < size; ++answer)
            shares(truth, answer) =
                samples > 0 ? float(report.confusion[std::size_t(truth * size + answer)]) / samples
                            : 0;
    }
    return shares;
}

}  // namespace

ConfusionPlot::ConfusionPlot(QWidget* parent)
    : HeatmapPlot("confusion",
                  tr("Of the test samples of each class (a row), the share that was answered by "
                     "each (a column). What is right lies on the diagonal, from the upper left to "
                     "the lower right; what is bright beside it was confused."),
                  parent) {
    setAccessibleName(tr("Answers to each class"));
    connect(this, &HeatmapPlot::cellChosen, this, [this](qsizetype truth, qsizetype answer) {
        setReadout(describe(double(answer), double(truth)));
    });
}

void ConfusionPlot::setReport(std::shared_ptr<const AnswerReport> report) {
    m_report = report && !report->confusion.empty() ? std::move(report) : nullptr;
    if (!m_report)
        return setMap(std::nullopt);
    setMap(Heatmap{.title = tr("Answers to each class"),
                   .symbol = tr("share"),
                   .unit = {},
                   .rowName = tr("true class"),
                   .columnName = tr("answer"),
                   .values = sharesOf(*m_report),
                   .low = 0,
                   .high = 1,
                   .isSquare = true});
    nameClasses();
}

void ConfusionPlot::nameClasses() {
    if (!m_report || m_report->target.size > kMostNamed || m_report->target.names.empty())
        return;
    auto rows = QSharedPointer<QCPAxisTickerText>::create();
    for (Index k = 0; k < m_report->target.size; ++k)
        rows->addTick(double(k), className(m_report->target, k));
    yAxis->setTicker(rows);
}

/// No cross stands there before somebody looks for a count by keyboard.
void ConfusionPlot::keyPressEvent(QKeyEvent* event) {
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (!isArrow || isChoosable() || !m_report)
        return HeatmapPlot::keyPressEvent(event);
    setChoosable();
    choose(0, 0);
}

void ConfusionPlot::resizeEvent(QResizeEvent* event) {
    HeatmapPlot::resizeEvent(event);
    nameClasses();
}

std::int64_t ConfusionPlot::countAt(Index truth, Index answer) const {
    return m_report->confusion[std::size_t(truth * m_report->target.size + answer)];
}

QString ConfusionPlot::describe(double x, double y) const {
    const Index answer = std::lround(x);
    const Index truth = std::lround(y);
    const Index size = m_report ? m_report->target.size : 0;
    if (truth < 0 || answer < 0 || truth >= size || answer >= size)
        return {};
    const std::int64_t samples = m_report->classes[std::size_t(truth)].samples;
    const QString count = formatWhole(countAt(truth, answer));
    const QString name = className(m_report->target, truth);
    return truth == answer
               ? tr("%1: %2 of %3 right").arg(name, count, formatWhole(samples))
               : tr("%1 taken for %2: %3 of %4")
                     .arg(name, className(m_report->target, answer), count, formatWhole(samples));
}

QByteArray ConfusionPlot::table() const {
    std::string text = csvLine({"true class", "answer", "samples"});
    for (Index truth = 0; truth < m_report->target.size; ++truth) {
        for (Index answer = 0; answer < m_report->target.size; ++answer)
            text += csvLine({className(m_report->target, truth).toStdString(),
                             className(m_report->target, answer).toStdString(),
                             std::to_string(countAt(truth, answer))});
    }
    return QByteArray::fromStdString(text);
}

}  // namespace obscura
