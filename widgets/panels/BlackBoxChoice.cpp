// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/BlackBoxChoice.h"
#include "core/graph/Repetition.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/ToolTip.h"
#include "widgets/panels/ElidedComboBox.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyleOptionComboBox>
#include <algorithm>
#include <utility>

namespace obscura {

namespace {

/// In a narrow row so much of the names is left.
constexpr int kLeastLetters = 8;
constexpr int kLeading = 2;  ///< px above and below the words together

/// As wide as its longest name where there is room.
class NameList final : public ElidedComboBox {
public:
    NameList() : ElidedComboBox(Qt::ElideMiddle) {}

    QSize sizeHint() const override {
        int widest = 0;
        for (int i = 0; i < count(); ++i)
            widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
        return sizeAround(widest);
    }

    QSize minimumSizeHint() const override {
        const QSize least = sizeAround(kLeastLetters * fontMetrics().averageCharWidth());
        return least.boundedTo(sizeHint());
    }

private:
    QSize sizeAround(int words) const {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QSize contents(words + kPadding, fontMetrics().height() + kLeading);
        return style()->sizeFromContents(QStyle::CT_ComboBox, &option, contents, this);
    }
};

}  // namespace

BlackBoxChoice::BlackBoxChoice(const ExperimentDocument& document, const QString& label,
                               const QString& help, QWidget* parent)
    : QWidget(parent), m_document(document) {
    makeBlocks(label, help);
    makeRepetition();
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_blocks);
    layout->addWidget(m_repetition);
}

void BlackBoxChoice::makeBlocks(const QString& label, const QString& help) {
    m_blocks = new NameList;
    m_blocks->setObjectName("blackBox");
    m_blocks->setAccessibleName(tr("Black box"));
    m_blocks->setToolTip(wrappedToolTip(help));
    connect(m_blocks, &QComboBox::activated, this,
            [this] { setBlock(m_blocks->currentData().toInt()); });
    m_label = new QLabel(label);
    m_label->setBuddy(m_blocks);
}

void BlackBoxChoice::makeRepetition() {
    m_repetition = new QSpinBox;
    m_repetition->setObjectName("repetition");
    m_repetition->setAccessibleName(tr("Repetition"));
    m_repetition->setToolTip(wrappedToolTip(tr(
        "Which repetition of the group is shown: each has a device and parameters of its own.")));
    m_repetition->setMinimum(1);
    m_repetition->setPrefix(tr("Repetition "));
    // Half a typed number is no choice.
    m_repetition->setKeyboardTracking(false);
    connect(m_repetition, &QSpinBox::valueChanged, this, [this](int repetition) {
        choose({m_chosen.block, repetition});
    });
}

void BlackBoxChoice::setBlock(BlockId block) {
    const int index = m_blocks->findData(block);
    if (index < 0 || block == m_chosen.block)
        return;
    m_blocks->setCurrentIndex(index);
    fillRepetition(block);
    choose({block, m_repetition->value()});
}

/// An edit that leaves the black boxes as they are leaves the list alone: it may be open.
void BlackBoxChoice::fill() {
    std::vector<std::pair<QString, BlockId>> boxes;
    for (const Block& block : m_document.experiment().graph.blocks) {
        if (hasRole(block, LayerRole::Physical))
            boxes.emplace_back(QString::fromStdString(block.name), block.id);
    }
    if (std::exchange(m_listed, boxes) != boxes)
        list();
    const BlockId block = m_blocks->currentData().toInt();
    fillRepetition(block);
    choose({block, m_repetition->value()});
}

void BlackBoxChoice::list() {
    m_blocks->clear();
    for (const auto& [name, id] : m_listed)
        m_blocks->addItem(name, id);
    m_blocks->updateGeometry();
    m_blocks->view()->setMinimumWidth(m_blocks->view()->sizeHintForColumn(0));
    const int kept = m_blocks->findData(m_chosen.block);
    m_blocks->setCurrentIndex(kept < 0 && m_blocks->count() > 0 ? 0 : kept);
    m_label->setVisible(m_blocks->count() > 1);
    m_blocks->setVisible(m_blocks->count() > 1);
}

void BlackBoxChoice::fillRepetition(BlockId block) {
    const Graph& graph = m_document.experiment().graph;
    const Block* const found = graph.find(block);
    const Index last = found ? graph.repetitionsOf(*found) : 1;
    const QSignalBlocker quiet(m_repetition);
    m_repetition->setMaximum(int(last));
    m_repetition->setSuffix(tr(" of %1").arg(last));
    m_repetition->setVisible(last > 1);
    setVisible(last > 1 || m_blocks->count() > 1);
}

void BlackBoxChoice::choose(const BlockRepetition& box) {
    if (std::exchange(m_chosen, box) != box)
        Q_EMIT chosen(box);
}

}  // namespace obscura
