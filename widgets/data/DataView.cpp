// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/DataView.h"

#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/data/BarPlot.h"
#include "widgets/data/DataReader.h"
#include "widgets/data/SampleCard.h"
#include "widgets/data/SampleList.h"
#include "widgets/data/SampleText.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabBar>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <functional>

namespace obscura {

namespace {

constexpr int kProgressSteps = 1000;
constexpr int kClassLetters = 10;  ///< of the longest name that is surely seen
constexpr int kMessagePage = 0;    ///< of the stack; behind it those of DataView::Page

QToolButton* turnButton(Qt::ArrowType arrow, const QString& name) {
    auto* const button = new QToolButton;
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

/// To a hundredth of what normalised numbers deviate by.
QString rounded(double value) {
    constexpr double kSteps = 100;
    return formatNumber(std::round(value * kSteps) / kSteps);
}

/// Of tokens the most frequent ones, of classes all in their order.
std::vector<Index> shownClasses(const SplitOverview& overview, bool areTokens) {
    constexpr std::size_t kMostTokens = 48;
    std::vector<Index> shown;
    for (Index k = 0; k < std::ssize(overview.classes); ++k)
        shown.push_back(k);
    if (areTokens) {
        std::ranges::stable_sort(shown, std::greater{},
                                 [&](Index k) { return overview.classes[std::size_t(k)]; });
        shown.resize(std::min(shown.size(), kMostTokens));
    }
    return shown;
}

}  // namespace

DataView::DataView(ExperimentDocument& document, DataReader& reader, QWidget* parent)
    : QWidget(parent), m_document(document), m_reader(reader) {
    m_classes = new BarPlot("classes", tr("Of how many samples each class is the target. Where "
                                          "some are rare, accuracy says little of those."));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    m_stack = new QStackedLayout;
    layout->addLayout(m_stack, 1);  // before it has pages: they would be windows for a moment
    m_stack->addWidget(makeMessage());
    m_stack->addWidget(makeSamples());
    m_stack->addWidget(m_classes);
    connect(m_classes, &BarPlot::activated, this, &DataView::showClass);
    connect(m_classes, &DevicePlot::failed, this, &DataView::failed);
    connect(m_classes, &DevicePlot::saved, this, &DataView::saved);
    connect(&m_reader, &DataReader::changed, this, &DataView::refresh);
    connect(&m_reader, &DataReader::failed, this, &DataView::unreadable);
    connect(&m_reader, &DataReader::progressed, this, [this](const QString& what, double share) {
        m_progress->show();
        m_progress->setValue(int(std::lround(share * kProgressSteps)));
        m_message->setText(tr("The data set is being opened: %1").arg(what));
    });
    connect(&m_document, &ExperimentDocument::changed, this, &DataView::open);
    connect(&m_document, &ExperimentDocument::resetDone, this, &DataView::open);
    refresh();
}

DataView::~DataView() = default;

QWidget* DataView::makeHeader() {
    m_split = new QComboBox;
    m_split->setAccessibleName(tr("Split"));
    m_split->setToolTip(tr("Which samples are shown: those that train, validate or test"));
    connect(m_split, &QComboBox::activated, this, &DataView::chooseSplit);
    m_class = new QComboBox;
    m_class->setAccessibleName(tr("Class"));
    m_class->setToolTip(tr("Samples of which class are shown"));
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_class->setMinimumContentsLength(kClassLetters);
    connect(m_class, &QComboBox::activated, this, &DataView::chooseClass);
    m_back = turnButton(Qt::LeftArrow, tr("Samples before"));
    m_forth = turnButton(Qt::RightArrow, tr("Samples behind"));
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_forth, &QToolButton::clicked, this, [this] { turn(1); });
    m_place = new QLabel;
    m_about = new ElidedLabel;
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_tabs->setAccessibleName(tr("View of the data set"));
    m_tabs->setTabToolTip(m_tabs->addTab(tr("S&amples")), tr("What a network gets to see"));
    m_tabs->setTabToolTip(m_tabs->addTab(tr("C&lasses")), tr("How often each class is there"));
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        if (m_reader.data())
            refresh();
    });

    auto* const about = new QWidget;
    auto* const left = new QHBoxLayout(about);
    left->setContentsMargins(2, 0, 2, 0);
    left->addWidget(m_split);
    left->addWidget(m_class);
    left->addWidget(m_back);
    left->addWidget(m_place);
    left->addWidget(m_forth);
    left->addSpacing(6);
    left->addWidget(m_about, 1);
    auto* const views = new QWidget;
    auto* const right = new QHBoxLayout(views);
    right->setContentsMargins(2, 0, 2, 0);
    right->addWidget(m_tabs);
    right->addStretch(1);
    return new WrappedRow(about, views, about);
}

QWidget* DataView::makeMessage() {
    m_message = new QLabel;
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar;
    m_progress->setRange(0, kProgressSteps);
    m_progress->setAccessibleName(tr("How far the data set is"));
    m_again = new QPushButton(tr("Try a&gain"));
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_reader.close();
        open();
    });
    m_message->setTextFormat(Qt::PlainText);
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout(page);
    layout->addStretch(1);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addWidget(m_again, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    return page;
}

QWidget* DataView::makeSamples() {
    m_list = new SampleList;
    m_card = new SampleCard(m_reader);
    connect(m_list, &SampleList::chosenChanged, this, &DataView::showChosen);
    auto* const splitter = new QSplitter;
    splitter->addWidget(m_list);
    splitter->addWidget(m_card);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void DataView::setPage(Page page) {
    m_tabs->setCurrentIndex(int(page));
}

DataView::Page DataView::page() const {
    return static_cast<Page>(m_tabs->currentIndex());
}

Split DataView::split() const {
    return static_cast<Split>(m_split->currentData().toInt());
}

QString DataView::status() const {
    return m_stack->currentIndex() == kMessagePage ? m_message->text() : describeSamples();
}

void DataView::catchUp() {
    m_reader.finish();
}

void DataView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // A dock that comes up behind others is seen for a moment.
    QMetaObject::invokeMethod(this, &DataView::open, Qt::QueuedConnection);
}

void DataView::open() {
    if (!isVisible())
        return;
    const Block* const source = firstWithRole(m_document.experiment().graph, LayerRole::Source);
    if (!source) {
        m_reader.close();
        return showMessage(tr("This network has no data set."));
    }
    try {
        // Files may have come, or have been changed.
        const auto& facts = m_document.files().data;
        const bool isOutdated = m_reader.data() && facts && facts->sizes.train > 0 &&
                                m_reader.data()->data->facts() != *facts;
        const bool isThereNow = !m_reader.problem().isEmpty() && facts;
        if (isOutdated || isThereNow)
            m_reader.close();
        m_reader.open(datasetSettings(*source));
    } catch (const UserError& e) {
        m_reader.close();
        return showMessage(QString::fromUtf8(e.what()));
    }
    if (!m_reader.data() && m_reader.problem().isEmpty())
        showMessage(tr("The data set is being opened…"));
}

void DataView::refresh() {
    const bool isOpen = m_reader.data() != nullptr;
    if (!isOpen) {
        showMessage(m_reader.problem());
        m_again->setVisible(!m_reader.problem().isEmpty());
        return;
    }
    fillSplits();
    const bool hasClasses = !m_reader.data()->overview.of(split()).classes.empty();
    m_tabs->setTabVisible(int(Page::Classes), hasClasses);
    m_about->setFullText(describeSamples());
    m_stack->setCurrentIndex(m_tabs->currentIndex() + 1);
    drawClasses();
    list();
}

void DataView::showMessage(const QString& message) {
    m_message->setText(message);
    m_progress->hide();
    m_again->hide();
    m_split->clear();
    m_class->clear();
    m_about->setFullText({});
    m_starts = {0};
    m_list->setEntries({});
    m_classes->clear();
    for (QWidget* const each :
         std::initializer_list<QWidget*>{m_split, m_class, m_back, m_place, m_forth})
        each->hide();
    m_stack->setCurrentIndex(kMessagePage);
}

void DataView::fillSplits() {
    if (m_split->count() > 0)
        return;
    const DataOverview& overview = m_reader.data()->overview;
    for (const auto& [split, name] :
         {std::pair(Split::Train, tr("Training")), std::pair(Split::Validation, tr("Validation")),
          std::pair(Split::Test, tr("Test"))}) {
        if (overview.of(split).samples > 0)
            m_split->addItem(name, int(split));
    }
    for (QWidget* const each : std::initializer_list<QWidget*>{m_split, m_back, m_place, m_forth})
        each->show();
    fillClasses();
}

void DataView::fillClasses() {
    const TargetInfo& target = m_reader.data()->data->facts().target;
    m_class->setVisible(hasClasses(target));
    if (!hasClasses(target))
        return;
    m_class->addItem(tr("All classes"));
    for (Index k = 0; k < target.size; ++k)
        m_class->addItem(className(target, k));
}

void DataView::chooseSplit() {
    m_starts = {0};
    m_reader.dropRequests();
    refresh();
}

void DataView::chooseClass() {
    m_starts = {0};
    m_reader.dropRequests();  // a search in many files takes a while
    list();
}

/// Of that bar the samples.
void DataView::showClass(qsizetype bar) {
    if (m_class->count() == 0)
        return;
    m_class->setCurrentIndex(int(bar) + 1);
    m_starts = {0};
    setPage(Page::Samples);
    chooseClass();
}

std::optional<Index> DataView::chosenClass() const {
    return m_class->currentIndex() > 0 ? std::optional(Index(m_class->currentIndex()) - 1)
                                       : std::nullopt;
}

void DataView::turn(int pages) {
    if (pages > 0)
        m_starts.push_back(m_next);
    else if (m_starts.size() > 1)
        m_starts.pop_back();
    list();
}

SampleRequest DataView::asked() const {
    const Index count = m_reader.data()->overview.of(split()).samples;
    SampleRequest request{.split = split(), .style = {.palette = palette()}};
    if (const auto index = chosenClass()) {
        request.filter = {.index = *index, .first = m_starts.back(), .most = kSamples};
    } else {
        for (Index row = m_starts.back(); row < std::min(m_starts.back() + kSamples, count); ++row)
            request.rows.push_back(row);
    }
    return request;
}

/// Asks for the samples of this page.
void DataView::list() {
    const Index count = m_reader.data()->overview.of(split()).samples;
    m_next = std::min(m_starts.back() + kSamples, count);
    m_back->setEnabled(m_starts.size() > 1);
    m_forth->setEnabled(!chosenClass() && m_next < count);
    m_place->setText(chosenClass() ? tr("looked for…")
                                   : placeText(m_starts.back(), m_next - 1, count));
    m_reader.read(asked(), this, [this](const SampleBatch& batch) { take(batch); });
}

QString DataView::placeText(Index first, Index last, std::optional<Index> count) {
    return count
               ? tr("%1 – %2 of %3").arg(formatWhole(first), formatWhole(last), formatWhole(*count))
               : tr("%1 – %2").arg(formatWhole(first), formatWhole(last));
}

void DataView::take(const SampleBatch& batch) {
    if (!m_reader.data() || m_split->count() == 0 || batch.request != asked())
        return;
    if (batch.request.filter)
        placeFound(batch);
    m_list->setEntries(batch.entries);
    Q_EMIT read();
}

/// How many of a class there are is known where all samples were looked at, or at the last of them.
void DataView::placeFound(const SampleBatch& batch) {
    const SplitOverview& overview = m_reader.data()->overview.of(split());
    const bool isMore = batch.next < overview.samples;
    const Index first = Index(m_starts.size() - 1) * kSamples;
    const Index last = first + std::ssize(batch.entries) - 1;
    const Index counted = overview.classes[std::size_t(batch.request.filter->index)];
    const bool areCounted = overview.lookedAt == overview.samples;
    m_next = batch.next;
    m_forth->setEnabled(isMore);
    m_place->setText(last < first ? tr("none")
                                  : placeText(first, last,
                                              areCounted ? std::optional(counted)
                                              : isMore   ? std::nullopt
                                                         : std::optional(last + 1)));
}

void DataView::showChosen() {
    const SampleEntry* const chosen = m_list->chosen();
    if (!chosen)
        return m_card->setSample(split(), {}, {});
    const QString place =
        tr("Sample %1 of the %2 set").arg(formatWhole(chosen->row), splitName(chosen->split));
    m_card->setSample(chosen->split, {chosen->row},
                      chosen->caption.isEmpty() ? place : tr("%1: %2").arg(place, chosen->caption));
}

void DataView::drawClasses() {
    const OpenData& data = *m_reader.data();
    const SplitOverview& overview = data.overview.of(split());
    const TargetInfo& target = data.data->facts().target;
    if (overview.classes.empty())
        return m_classes->clear();
    const bool areTokens = target.kind == TargetKind::NextToken;
    Bars bars{
        .title = overview.lookedAt < overview.samples
                     ? tr("Of %1 samples that were looked at").arg(formatWhole(overview.lookedAt))
                     : tr("Of %1 samples").arg(formatWhole(overview.samples)),
        .of = areTokens ? tr("token") : tr("class"),
        .value = areTokens ? tr("how often") : tr("samples")};
    for (const Index k : shownClasses(overview, areTokens)) {
        const Index count = overview.classes[std::size_t(k)];
        const QString name = areTokens ? tokenName(data, k) : className(target, k);
        bars.names.push_back(name);
        bars.values.push_back(double(count));
        bars.details.push_back(tr("%1: %2").arg(name, formatWhole(count)));
    }
    m_classes->setBars(std::move(bars));
}

/// As a network gets them: "1 × 28 × 28 · mean 0, deviation 1, −0.81 … 2.02".
QString DataView::describeSamples() const {
    const OpenData& data = *m_reader.data();
    const Shape shape = data.data->look().shape;
    const QString size = QString::fromStdString(formatShape(shape));
    if (data.data->look().kind == SampleKind::Tokens)
        return tr("%1 tokens").arg(size);
    const DataOverview& overview = data.overview;
    return tr("%1 · mean %2, deviation %3, %4 … %5")
        .arg(size, rounded(overview.mean), rounded(overview.deviation),
             rounded(double(overview.least.minCoeff())),
             rounded(double(overview.greatest.maxCoeff())));
}

}  // namespace obscura
