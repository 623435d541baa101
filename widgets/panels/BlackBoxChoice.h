// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QWidget>

class QComboBox;

namespace obscura {

class ExperimentDocument;

/// Which of a document's black boxes a view is about. Hidden where there is at most one.
class BlackBoxChoice : public QWidget {
    Q_OBJECT

public:
    /// `label` stands before the names, with a mnemonic; `help` says what is chosen.
    BlackBoxChoice(const ExperimentDocument& document, const QString& label, const QString& help,
                   QWidget* parent = nullptr);

    /// The chosen one; 0 where there is none.
    BlockId block() const { return m_block; }
    /// Chooses `block`; one that is no black box is ignored.
    void setBlock(BlockId block);
    /// Lists what the document has now, and keeps the choice where it can.
    void fill();

Q_SIGNALS:
    /// Another one was chosen, by the person or by setBlock().
    void chosen(obscura::BlockId block);

private:
    const ExperimentDocument& m_document;
    BlockId m_block = 0;
    QComboBox* m_box;
};

}  // namespace obscura
