// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/AnswersView.h"

#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"
#include "widgets/Units.h"
#include "widgets/data/BarPlot.h"
#include "widgets/data/ConfusionPlot.h"
#include "widgets/data/DataReader.h"
#include "widgets/data/SampleList.h"
#include "widgets/data/SampleText.h"
#include "widgets/data/ScatterPlot.h"
#include "widgets/data/WritingPage.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// The data set that an experiment trains on; nothing where its options are wrong.
std::optional<DatasetSettings> dataOf(const Experiment& e) {
    try {
        const Block* const source = firstWithRole(e.graph, LayerRole::Source);
        return source ? std::optional(datasetSettings(*source)) : std::nullopt;
    } catch (const UserError&) {
        return std::nullopt;  // told as a problem of the experiment
    }
}

QString judgement(const TargetInfo& target, const JudgedSample& judged, const QString& truth) {
    if (target.kind != TargetKind::Class)
        return AnswersView::tr("%1, loss %2").arg(truth, formatNumber(judged.loss));
    return judged.truth == judged.answer
               ? AnswersView::tr("%1, %2 sure").arg(truth, formatShare(judged.share))
               : AnswersView::tr("%1, taken for %2 (%3 sure)")
                     .arg(truth, className(target, judged.answer), formatShare(judged.share));
}

}  // namespace

AnswersView::AnswersView(RunController& runs, DataReader& reader, QWidget* parent)
    : QWidget(parent), m_runs(runs), m_reader(reader) {
    m_confusion = new ConfusionPlot;
    m_classes = new BarPlot("class-accuracy",
                            tr("Of the test samples of each class, the share that the network "
                               "names right (recall). Beside it, where the mouse is: how many of "
                               "those that it named so are (precision)."));
    m_worst = new SampleList;
    m_worst->setAccessibleName(tr("Test samples with the greatest loss"));
    m_writing = new WritingPage(m_runs);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    m_stack = new QStackedLayout;
    layout->addLayout(m_stack, 1);  // before it has pages: they would be windows for a moment
    m_stack->addWidget(m_confusion);
    m_stack->addWidget(m_classes);
    m_stack->addWidget(makeNumbers());
    m_stack->addWidget(m_worst);
    m_stack->addWidget(m_writing);
    const QString awaited =
        tr("Press Run: what the network answers\nto the test samples appears "
           "here\nafter each evaluation.");
    for (DevicePlot* const plot :
         std::initializer_list<DevicePlot*>{m_confusion, m_classes, m_numbers}) {
        plot->setEmptyText(awaited);
        connect(plot, &DevicePlot::failed, this, &AnswersView::failed);
        connect(plot, &DevicePlot::saved, this, &AnswersView::saved);
    }
    onNews<EvaluationRecord>(m_runs, this,
                             [this](const EvaluationRecord& record) { m_record = record; });
    // Of several only the last is drawn.
    connect(&m_runs, &RunController::news, this, [this](const RunEvents& events) {
        std::shared_ptr<const AnswerReport> last;
        for (const RunEvent& event : events)
            visitNews(event,
                      [&](const std::shared_ptr<const AnswerReport>& report) { last = report; });
        if (last)
            take(std::move(last));
    });
    onNews<TrainerState>(m_runs, this, [this](TrainerState state) {
        if (state == TrainerState::Preparing)
            clear();
    });
    connect(&m_reader, &DataReader::changed, this, [this] {
        m_isWorstAwaited = false;
        drawWorst();
    });
    connect(&m_reader, &DataReader::progressed, this, [this](const QString& what, double share) {
        if (page() == Page::Worst)
            m_about->setFullText(
                tr("The data set is being opened: %1, %2").arg(what, formatShare(share)));
    });
    connect(&m_reader, &DataReader::failed, this, [this](const QString& reason) {
        m_isWorstAwaited = false;
        m_about->setFullText(reason);
    });
    clear();
}

AnswersView::~AnswersView() = default;

QWidget* AnswersView::makeHeader() {
    m_moment = new QLabel;
    m_about = new ElidedLabel;
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_tabs->setAccessibleName(tr("View of the answers"));
    const std::pair<QString, QString> tabs[] = {
        {tr("&Confusion"), tr("Which classes are taken for which")},
        {tr("C&lasses"), tr("How good it is at each class")},
        {tr("&Numbers"), tr("Answers beside their targets")},
        {tr("&Worst"), tr("The test samples with the greatest loss")},
        {tr("Wr&iting"), tr("What it writes")}};
    for (const auto& [title, help] : tabs)
        m_tabs->setTabToolTip(m_tabs->addTab(title), help);
    connect(m_tabs, &QTabBar::currentChanged, this, &AnswersView::draw);
    auto* const about = new QWidget;
    auto* const left = new QHBoxLayout(about);
    left->setContentsMargins(2, 0, 2, 0);
    left->addWidget(m_moment);
    left->addSpacing(6);
    left->addWidget(m_about, 1);
    auto* const views = new QWidget;
    auto* const right = new QHBoxLayout(views);
    right->setContentsMargins(2, 0, 2, 0);
    right->addWidget(m_tabs);
    right->addStretch(1);
    return new WrappedRow(about, views, about);
}

QWidget* AnswersView::makeNumbers() {
    m_number = new QComboBox;
    m_number->setAccessibleName(tr("Number"));
    m_number->setToolTip(tr("Which of the numbers of a target is shown"));
    m_numbers = new ScatterPlot;
    connect(m_number, &QComboBox::activated, this, &AnswersView::draw);
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_number, 0, Qt::AlignLeft);
    layout->addWidget(m_numbers, 1);
    return page;
}

void AnswersView::setPage(Page page) {
    m_tabs->setCurrentIndex(int(page));
}

AnswersView::Page AnswersView::page() const {
    return static_cast<Page>(m_tabs->currentIndex());
}

bool AnswersView::hasPage(Page page) const {
    return m_tabs->isTabVisible(int(page));
}

QString AnswersView::status() const {
    return m_report ? m_moment->text() + QStringLiteral(" · ") + statusText() : QString();
}

void AnswersView::clear() {
    m_report.reset();
    m_record.reset();
    m_reader.close();
    m_number->clear();
    m_writing->clear();
    choosePages();
    draw();
}

void AnswersView::catchUp() {
    m_reader.finish();
}

void AnswersView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    draw();
}

void AnswersView::take(std::shared_ptr<const AnswerReport> report) {
    const bool isFirst = !m_report;
    m_report = std::move(report);
    if (isFirst) {
        fillNumbers();
        choosePages();
        if (m_report->target.kind == TargetKind::NextToken && !m_report->canWrite)
            m_writing->setWordless();
    }
    draw();
}

/// As the target asks for; before anything is known, those of classes.
void AnswersView::choosePages() {
    const TargetKind kind = m_report ? m_report->target.kind : TargetKind::Class;
    const bool hasMatrix = kind == TargetKind::Class && (!m_report || !m_report->confusion.empty());
    const bool hasClasses = kind == TargetKind::Class || kind == TargetKind::Classes;
    const std::pair<Page, bool> pages[] = {{Page::Confusion, hasMatrix},
                                           {Page::Classes, hasClasses},
                                           {Page::Numbers, kind == TargetKind::Numbers},
                                           {Page::Worst, kind != TargetKind::NextToken},
                                           {Page::Writing, kind == TargetKind::NextToken}};
    // First those that are there: the tab bar goes to the next one where the present one goes.
    for (const bool visible : {true, false}) {
        for (const auto& [page, isThere] : pages) {
            if (isThere == visible)
                m_tabs->setTabVisible(int(page), visible);
        }
    }
}

void AnswersView::draw() {
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    m_moment->setVisible(m_report != nullptr);
    m_moment->setText(m_report ? formatMoment(m_report->step) : QString());
    m_about->setFullText(statusText());
    if (!isVisible())
        return;
    switch (page()) {
        case Page::Confusion:
            return m_confusion->setReport(m_report);
        case Page::Classes:
            return drawClasses();
        case Page::Worst:
            return drawWorst();
        case Page::Numbers:
            return m_numbers->setReport(m_report, std::max(m_number->currentIndex(), 0));
        case Page::Writing:
            return;
    }
}

QString AnswersView::statusText() const {
    if (!m_report || !m_record)
        return {};
    if (page() == Page::Worst && !m_reader.problem().isEmpty())
        return m_reader.problem();
    if (page() == Page::Worst && m_reader.isOpening())
        return tr("The data set is being opened…");
    if (page() == Page::Worst && m_isWorstAwaited)
        return tr("The samples are being read…");
    const QString samples = tr("%1 test samples").arg(formatWhole(m_report->samples));
    const QString loss = tr("loss %1").arg(formatNumber(m_record->loss));
    QStringList parts{samples, loss};
    if (!std::isnan(m_record->accuracy))
        parts << tr("%1 right").arg(formatShare(m_record->accuracy));
    if (!std::isnan(m_record->error))
        parts << tr("relative error %1").arg(formatNumber(m_record->error));
    if (!std::isnan(m_record->bitsPerByte))
        parts << tr("%1 bits per byte").arg(formatNumber(m_record->bitsPerByte));
    return parts.join(QStringLiteral(" · "));
}

void AnswersView::drawClasses() {
    if (!m_report || m_report->classes.empty())
        return m_classes->clear();
    Bars bars{
        .title = tr("Right of each class"), .of = tr("class"), .value = tr("share"), .most = 1};
    for (Index k = 0; k < m_report->target.size; ++k) {
        const ClassTally& tally = m_report->classes[std::size_t(k)];
        const QString name = className(m_report->target, k);
        bars.names.push_back(name);
        bars.values.push_back(tally.samples > 0 ? double(tally.right) / double(tally.samples)
                                                : NAN);
        bars.details.push_back(tr("%1: %2 of %3 found; %4 named so, of which %5 right")
                                   .arg(name, formatWhole(tally.right), formatWhole(tally.samples),
                                        formatWhole(tally.named), formatWhole(tally.right)));
    }
    m_classes->setBars(std::move(bars));
}

/// Their samples are those of the run's data set, which may have been changed since.
void AnswersView::drawWorst() {
    if (page() != Page::Worst || !isVisible())
        return;
    const auto settings = m_report ? dataOf(m_runs.experiment()) : std::nullopt;
    if (!settings || m_report->worst.empty())
        return m_worst->setEntries({});
    m_reader.open(*settings);
    if (m_isWorstAwaited)
        return;
    SampleRequest request{.split = Split::Test, .style = {.palette = palette()}};
    for (const JudgedSample& each : m_report->worst)
        request.rows.push_back(each.row);
    m_isWorstAwaited = m_reader.data() != nullptr;
    m_about->setFullText(statusText());
    m_reader.read(std::move(request), this, [this](const SampleBatch& batch) {
        m_isWorstAwaited = false;
        takeWorst(batch);
        m_about->setFullText(statusText());
    });
}

void AnswersView::takeWorst(const SampleBatch& batch) {
    if (!m_report || !m_reader.data() || batch.entries.size() != m_report->worst.size())
        return;
    std::vector<SampleEntry> entries = batch.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const JudgedSample& judged = m_report->worst[i];
        if (judged.row != entries[i].row)
            return drawWorst();  // of an evaluation before
        entries[i].caption = judgement(m_report->target, judged, entries[i].caption);
    }
    m_worst->setEntries(std::move(entries));
}

void AnswersView::fillNumbers() {
    m_number->clear();
    for (Index k = 0; k < m_report->targets.cols(); ++k)
        m_number->addItem(numberName(m_report->target, k));
    m_number->setVisible(m_number->count() > 1);
}

}  // namespace obscura
