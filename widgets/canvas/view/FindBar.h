// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QWidget>
#include <vector>

class QLineEdit;

namespace obscura {

class CanvasScene;
class ThemedLabel;

/// Whether each word of `words` is part of the block's name, kind or title, or is its id ("#4").
bool matchesWords(const Block& block, const QString& words);

/// Finds blocks by words and goes from one to the next in the order of computation. Hidden until
/// open(); Escape closes it.
class FindBar : public QWidget {
    Q_OBJECT

public:
    /// `scene` must outlive the bar.
    explicit FindBar(CanvasScene& scene, QWidget* parent = nullptr);

    /// Shows the bar with its words selected, ready to be overwritten.
    void open();
    void dismiss();
    /// "2 of 5", "2 of 5: relu in stage" within a folded group, "no block".
    QString result() const;

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::vector<BlockId> matches() const;
    /// The match that is selected, or that the selected folded group was found by; `found.end()`:
    /// none.
    std::vector<BlockId>::const_iterator present(const std::vector<BlockId>& found) const;
    /// Keeps the selected block where it matches.
    void search();
    void step(bool forward);
    void showMatch(const std::vector<BlockId>& found, std::size_t place);

    CanvasScene& m_scene;
    QLineEdit* m_words;
    ThemedLabel* m_result;
    BlockId m_shown = 0;  ///< the last match
};

}  // namespace obscura
