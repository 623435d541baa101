// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sidebyside/Variants.h"

#include <QFrame>
#include <QString>
#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace obscura {

class ThemedLabel;
class VariantRun;
class VariantRuns;

/// What a variant has reached, to be read from the last row: its line as plots draw it, its name,
/// a large number in its colour, and what it cost.
class VariantCard : public QFrame {
    Q_OBJECT

public:
    explicit VariantCard(const VariantRun& run, QWidget* parent = nullptr);

    /// `share` is ρ, or NaN.
    void show(const VariantRun& run, double share);

    Variant variant() const { return m_variant; }
    /// "84.2 %", of numbers the test loss "0.31", or a dash.
    QString result() const;
    /// "1.25 queries per sample", "ρ = 0.97", …
    QString details() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();

    const Variant m_variant;
    const int m_slot;
    ThemedLabel* m_caption;  ///< which quantity that is
    QLabel* m_result;
    ThemedLabel* m_cost;
    ThemedLabel* m_share;
    ThemedLabel* m_state;
    bool m_isApplying = false;
};

/// A card for each run, beside each other.
class VariantCards : public QWidget {
    Q_OBJECT

public:
    explicit VariantCards(QWidget* parent = nullptr);

    /// New runs get new cards.
    void show(const VariantRuns& runs);
    const std::vector<VariantCard*>& cards() const { return m_cards; }

private:
    std::vector<VariantCard*> m_cards;
    std::vector<const VariantRun*> m_shown;  ///< compared only
    QHBoxLayout* m_row;
};

}  // namespace obscura
