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
/// Whether each is part of the group's name.
bool matchesWords(const Group& group, const QString& words);
/// Whether each is part of the note.
bool matchesWords(const Note& note, const QString& words);

/// Finds blocks, groups and notes by words and goes from one to the next: in the order of
/// computation, a group where its first member comes, then the notes. Hidden until open(); Escape
/// closes it.
class FindBar : public QWidget {
    Q_OBJECT

public:
    /// `scene` must outlive the bar.
    explicit FindBar(CanvasScene& scene, QWidget* parent = nullptr);

    /// Shows the bar with its words selected, ready to be overwritten.
    void open();
    void dismiss();
    /// "2 of 5", "2 of 5: relu in stage" within a folded group, "nothing found".
    QString result() const;

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Match {
        enum class Kind { Block, Group, Note };
        Kind kind = Kind::Block;
        int id = 0;  ///< of the block, group or note; 0: none
        bool operator==(const Match&) const = default;
    };

    std::vector<Match> matches() const;
    /// What is selected alone; for a folded group the member that it was found by, where it was.
    Match selected() const;
    /// Keeps what is selected where it matches.
    void search();
    void step(bool forward);
    void showMatch(const std::vector<Match>& found, std::size_t place);
    void select(const Match& match);
    /// "relu in stage" where a folded group stands for the match, else empty.
    QString placeOfShown() const;

    CanvasScene& m_scene;
    QLineEdit* m_words;
    ThemedLabel* m_result;
    Match m_shown;  ///< the last one
};

}  // namespace obscura
