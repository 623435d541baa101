// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace obscura {

/// A term with what its tooltip says of it, or an idea behind such terms.
struct GlossaryEntry {
    QString section;  ///< "Ideas", "Training", "Black box · Surrogate", "Layers"
    QString term;     ///< "Rank r"
    QString text;     ///< of an idea with the marks of LessonMarks.h
    QString key;      ///< what leads here, see setTerm()
    std::string formula = {};
    QStringList ideas = {};  ///< keys of those behind it
    bool isIdea = false;
};

/// The ideas, and every option, device, layer and plot there is, by sections: made from what panels
/// and plots are made from.
std::vector<GlossaryEntry> glossary();

/// The entries in which every word of `search` occurs, as rich text with anchors and links in that
/// colour; empty: none.
QString glossaryHtml(const std::vector<GlossaryEntry>& entries, const QString& search,
                     const QColor& link);

/// The anchor of the entry that `key` or its term names; empty: there is none.
QString anchorOf(const std::vector<GlossaryEntry>& entries, const QString& key);

}  // namespace obscura
