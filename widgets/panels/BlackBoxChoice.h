// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;

namespace obscura {

class ExperimentDocument;

/// Which of a document's black boxes a view is about: a list of them where there are several, and
/// a number field where the chosen one is repeated. Hidden where there is nothing to choose.
class BlackBoxChoice : public QWidget {
    Q_OBJECT

public:
    /// `label` stands before the names, with a mnemonic; `help` says what is chosen.
    BlackBoxChoice(const ExperimentDocument& document, const QString& label, const QString& help,
                   QWidget* parent = nullptr);

    /// The chosen one; block 0 where there is none.
    BlockRepetition box() const { return m_chosen; }
    /// Chooses `block`, and of its repetitions that of the present choice as far as it has so many;
    /// one that is no black box is ignored.
    void setBlock(BlockId block);
    /// Lists what the document has now, and keeps the choice where it can.
    void fill();

Q_SIGNALS:
    /// Another one was chosen: by the person, by setBlock(), or because the document no longer has
    /// the one before.
    void chosen(const obscura::BlockRepetition& box);

private:
    void makeBlocks(const QString& label, const QString& help);
    void makeRepetition();
    void list();
    void fillRepetition(BlockId block);
    void choose(const BlockRepetition& box);

    const ExperimentDocument& m_document;
    BlockRepetition m_chosen;
    std::vector<std::pair<QString, BlockId>> m_listed;  ///< what m_blocks offers
    QLabel* m_label = nullptr;
    QComboBox* m_blocks = nullptr;
    QSpinBox* m_repetition = nullptr;
};

}  // namespace obscura
