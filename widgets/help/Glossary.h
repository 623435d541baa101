// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace obscura {

/// A term with what its tooltip says of it.
struct GlossaryEntry {
    QString section;  ///< "Training", "Black box · Surrogate", "Layers"
    QString term;     ///< "Rank r"
    QString text;
};

/// Every option, device, layer and plot there is, by sections: made from what panels and plots are
/// made from.
std::vector<GlossaryEntry> glossary();

/// The entries in which every word of `search` occurs, as rich text; empty: none.
QString glossaryHtml(const std::vector<GlossaryEntry>& entries, const QString& search);

}  // namespace obscura
