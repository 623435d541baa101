// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sidebyside/Variants.h"

#include <QWidget>
#include <map>
#include <vector>

class QCheckBox;

namespace obscura {

class ThemedLabel;

/// Check boxes for the variants of an experiment. One that can't be trained says why; when four are
/// chosen, no further one can be. A variant keeps its colour as long as it is chosen.
class VariantChooser : public QWidget {
    Q_OBJECT

public:
    static constexpr int kLeast = 2;
    static constexpr int kMost = 4;

    explicit VariantChooser(QWidget* parent = nullptr);

    /// What there is to choose from: all of kVariants.
    void setChoices(std::vector<VariantChoice> choices);
    /// Those that are chosen and can be trained, in the order of kVariants,
    std::vector<VariantChoice> chosen() const;
    /// and the slots of their colours.
    std::vector<int> chosenSlots() const;
    QCheckBox& box(Variant variant) const { return *m_rows.at(variant).box; }
    /// Why it can't be chosen; empty: it can.
    QString refusal(Variant variant) const;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QCheckBox* box = nullptr;
        ThemedLabel* refusal = nullptr;
    };

    void choose(Variant variant, bool isChosen);
    void refresh();

    std::map<Variant, Row> m_rows;
    std::vector<VariantChoice> m_choices;
    std::map<Variant, int> m_slots;  ///< of what the person wants, be it possible now or not
};

}  // namespace obscura
