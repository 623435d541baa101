// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QPixmap>
#include <QString>
#include <QStyledItemDelegate>
#include <optional>
#include <vector>

namespace obscura {

/// What a built-in experiment is introduced by.
struct TemplateCard {
    QString name;  ///< as the terminal program knows it
    QString title;
    QString description;
    QString device;  ///< what hardware is in it, or that there is none
    QString counts;  ///< digital and physical parameters
    QString needs;   ///< what has to be brought along; or empty
    Experiment experiment;

    /// How many words of `search` stand in name or title. Nothing when one of them occurs in none
    /// of the texts.
    std::optional<int> answers(const QString& search) const;
    /// All of it as one sentence, for screen readers.
    QString spoken() const;
};

/// Those of core, in its order.
std::vector<TemplateCard> templateCards();

/// Holds which card an item of a list shows, as an index.
constexpr int kCardRole = Qt::UserRole;

/// Draws the cards of a list: the network as the canvas draws it, and below it the words.
class TemplateCardDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TemplateCardDelegate(const std::vector<TemplateCard>& cards,
                                  QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Thumbnail {
        QPixmap pixmap;
        bool isDark = false;
    };
    const QPixmap& thumbnail(std::size_t card, const QSize& size,
                             const QStyleOptionViewItem& option) const;

    const std::vector<TemplateCard>& m_cards;
    mutable std::vector<Thumbnail> m_thumbnails;  ///< drawn when they are first seen
};

}  // namespace obscura
