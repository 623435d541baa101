// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleList.h"

#include "widgets/data/SamplePicture.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace obscura {

namespace {

constexpr int kPicture = 64;  ///< its longer side
constexpr int kMargin = 5;
constexpr int kCaptionWidth = 84;

/// A picture with its caption below, or the first lines of a text.
class SampleDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int line = option.fontMetrics.lineSpacing();
        if (isText(index))
            return {0, 2 * line + 2 * kMargin};
        return {kCaptionWidth + 2 * kMargin, kPicture + line + 3 * kMargin};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        background.icon = {};
        background.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter,
                                                background.widget);
        const QRect inside = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            option.palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(option.font);
        const QString text = index.data(Qt::DisplayRole).toString();
        if (isText(index)) {
            painter->drawText(inside, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
            return;
        }
        const qreal ratio = painter->device()->devicePixelRatioF();
        QImage picture = enlarged(index.data(Qt::DecorationRole).value<QImage>(),
                                  QSizeF(kPicture * ratio, kPicture * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        const QSizeF size = picture.deviceIndependentSize();
        painter->drawImage(QPointF(inside.center().x() + 0.5 - size.width() / 2,
                                   inside.top() + (kPicture - size.height()) / 2),
                           picture);
        const QRect caption = inside.adjusted(0, kPicture + kMargin, 0, 0);
        painter->drawText(caption, Qt::AlignHCenter | Qt::AlignTop,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, caption.width()));
    }

private:
    static bool isText(const QModelIndex& index) {
        return !index.data(Qt::DecorationRole).isValid();
    }
};

}  // namespace

SampleList::SampleList(QWidget* parent) : QListView(parent), m_model(new SampleModel(this)) {
    setModel(m_model);
    setItemDelegate(new SampleDelegate(this));
    setAccessibleName(tr("Samples"));
    setUniformItemSizes(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setVerticalScrollMode(ScrollPerPixel);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SampleList::chosenChanged);
}

void SampleList::setEntries(std::vector<SampleEntry> entries) {
    const bool arePictures = !entries.empty() && !entries.front().picture.isNull();
    m_model->setEntries(std::move(entries));
    setFlow(arePictures ? QListView::LeftToRight : QListView::TopToBottom);
    setWrapping(arePictures);
    doItemsLayout();
    if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0));
    else
        Q_EMIT chosenChanged();
}

const SampleEntry* SampleList::chosen() const {
    const QModelIndex index = currentIndex();
    return index.isValid() ? &m_model->entries()[std::size_t(index.row())] : nullptr;
}

}  // namespace obscura
