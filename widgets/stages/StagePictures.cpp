// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/StagePictures.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/stages/StageImages.h"
#include "widgets/stages/StageText.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

constexpr std::size_t kMost = 4;  ///< the last ones: nearest to what comes next
constexpr int kGap = 10;
constexpr int kLines = 3;  ///< of a caption

}  // namespace

StagePictures::StagePictures(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Numbers of the stage"));
    setToolTip(
        tr("The arrays of this stage: blue below zero, orange above, and the larger the "
           "stronger. Of large ones the first rows and columns or means over parts."));
}

void StagePictures::show(const std::vector<StagePicture>& pictures) {
    const std::size_t first = pictures.size() > kMost ? pictures.size() - kMost : 0;
    m_pictures.assign(pictures.begin() + std::ptrdiff_t(first), pictures.end());
    QStringList captions;
    for (const StagePicture& picture : m_pictures)
        captions << captionOf(picture);
    setAccessibleDescription(captions.join(QStringLiteral("; ")));
    update();
}

QString StagePictures::captionOf(const StagePicture& picture) {
    return tr("%1: %2 × %3, norm %4")
        .arg(symbolOf(picture.what), formatWhole(picture.rows), formatWhole(picture.columns),
             formatNumber(picture.norm));
}

QSize StagePictures::sizeHint() const {
    const int line = fontMetrics().height();
    return {24 * line, 9 * line};
}

QSize StagePictures::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {7 * line, 5 * line};
}

void StagePictures::paintEvent(QPaintEvent*) {
    if (m_pictures.empty())
        return;
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    // The last ones, as many as can be read.
    const int most = std::max(1, (this->width() + kGap) / (7 * fontMetrics().height() + kGap));
    const int count = std::min(int(m_pictures.size()), most);
    const std::size_t first = m_pictures.size() - std::size_t(count);
    const int width = (this->width() - (count - 1) * kGap) / count;
    const int caption = kLines * fontMetrics().height();
    for (int i = 0; i < count; ++i) {
        const StagePicture& picture = m_pictures[first + std::size_t(i)];
        const QRect column(i * (width + kGap), 0, width, height());
        const QRect room = column.adjusted(1, caption + 2, -1, -1);
        painter.setPen(theme.text);
        painter.drawText(QRect(column.topLeft(), QSize(width, caption)),
                         Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, captionOf(picture));
        const QImage image = imageOf(picture, theme);
        QSize size = image.size().scaled(room.size(), Qt::KeepAspectRatio);
        // A row alone is a strip that can be seen.
        size = size.expandedTo({std::min(12, room.width()), std::min(12, room.height())});
        QRect target({}, size);
        target.moveCenter(room.center());
        target.moveTop(room.top());
        painter.drawImage(target, image);
        painter.setPen(theme.hairline);
        painter.drawRect(target);
    }
}

}  // namespace obscura
