// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/VariantChooser.h"

#include "widgets/ToolTip.h"
#include "widgets/panels/PanelParts.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kIndent = 22;  ///< of a reason below its check box

/// What shows most at first: between which limits the experiment lies.
constexpr std::array kFirst = {Variant::AsItIs, Variant::Exact, Variant::Frozen};

}  // namespace

VariantChooser::VariantChooser(QWidget* parent) : QWidget(parent) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const Variant variant : kVariants) {
        Row row{.box = new QCheckBox(variantName(variant)),
                .refusal = new ThemedLabel(ThemedLabel::Role::Muted)};
        row.box->setObjectName(QStringLiteral("variant%1").arg(int(variant)));
        row.box->setAccessibleName(variantName(variant));
        row.refusal->setContentsMargins(kIndent, 0, 0, 0);
        row.refusal->setTextOrHide({});
        layout->addWidget(row.box);
        layout->addWidget(row.refusal);
        connect(row.box, &QCheckBox::toggled, this,
                [this, variant](bool isChosen) { choose(variant, isChosen); });
        m_rows[variant] = row;
    }
    for (const Variant variant : kFirst)
        m_slots[variant] = int(m_slots.size());
    refresh();
}

void VariantChooser::setChoices(std::vector<VariantChoice> choices) {
    m_choices = std::move(choices);
    refresh();
    Q_EMIT changed();
}

void VariantChooser::choose(Variant variant, bool isChosen) {
    if (isChosen) {
        // One that can't be trained now lends its colour.
        std::erase_if(m_slots, [this](const auto& each) { return !refusal(each.first).isEmpty(); });
        int slot = 0;
        while (std::ranges::any_of(m_slots, [&](const auto& each) { return each.second == slot; }))
            ++slot;
        m_slots[variant] = slot;
    } else {
        m_slots.erase(variant);
    }
    refresh();
    Q_EMIT changed();
}

QString VariantChooser::refusal(Variant variant) const {
    const auto found = std::ranges::find(m_choices, variant, &VariantChoice::variant);
    return found == m_choices.end() ? tr("No experiment is open.") : found->refusal;
}

std::vector<VariantChoice> VariantChooser::chosen() const {
    std::vector<VariantChoice> chosen;
    for (const VariantChoice& choice : m_choices) {
        if (choice.refusal.isEmpty() && m_slots.contains(choice.variant))
            chosen.push_back(choice);
    }
    return chosen;
}

std::vector<int> VariantChooser::chosenSlots() const {
    std::vector<int> found;
    for (const VariantChoice& choice : chosen())
        found.push_back(m_slots.at(choice.variant));
    return found;
}

void VariantChooser::refresh() {
    const bool isFull = int(chosen().size()) >= kMost;
    for (const auto& [variant, row] : m_rows) {
        const QString why = refusal(variant);
        const bool isChosen = why.isEmpty() && m_slots.contains(variant);
        const QSignalBlocker blocker(row.box);
        row.box->setChecked(isChosen);
        row.box->setEnabled(why.isEmpty() && (isChosen || !isFull));
        row.refusal->setTextOrHide(why);
        QString help = variantHelp(variant);
        if (!why.isEmpty())
            help = why;
        else if (!row.box->isEnabled())
            help = tr("At most four variants are trained at once.");
        row.box->setToolTip(wrappedToolTip(help));
        row.box->setAccessibleDescription(help);
    }
}

}  // namespace obscura
