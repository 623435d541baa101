// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/BlackBoxChoice.h"

#include "widgets/ExperimentDocument.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace obscura {

BlackBoxChoice::BlackBoxChoice(const ExperimentDocument& document, const QString& label,
                               const QString& help, QWidget* parent)
    : QWidget(parent), m_document(document), m_box(new QComboBox) {
    m_box->setObjectName("blackBox");
    m_box->setAccessibleName(tr("Black box"));
    m_box->setToolTip(help);
    connect(m_box, &QComboBox::activated, this, [this] { setBlock(m_box->currentData().toInt()); });
    auto* const before = new QLabel(label);
    before->setBuddy(m_box);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(before);
    layout->addWidget(m_box);
}

void BlackBoxChoice::setBlock(BlockId block) {
    const int index = m_box->findData(block);
    if (index < 0 || block == m_block)
        return;
    m_block = block;
    m_box->setCurrentIndex(index);
    Q_EMIT chosen(block);
}

void BlackBoxChoice::fill() {
    m_box->clear();
    for (const Block& block : m_document.experiment().graph.blocks) {
        if (block.kind == "blackbox")
            m_box->addItem(QString::fromStdString(block.name), block.id);
    }
    if (m_box->findData(m_block) < 0)
        m_block = m_box->count() > 0 ? m_box->itemData(0).toInt() : 0;
    m_box->setCurrentIndex(m_box->findData(m_block));
    setVisible(m_box->count() > 1);
}

}  // namespace obscura
