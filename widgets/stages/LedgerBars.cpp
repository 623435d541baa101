// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/LedgerBars.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kBar = 8;

QString titleOf(Purpose purpose) {
    switch (purpose) {
        case Purpose::Forward:
            return QObject::tr("Forward pass");
        case Purpose::Gradient:
            return QObject::tr("Gradient of ω");
        case Purpose::Surrogate:
            return QObject::tr("Surrogate");
        case Purpose::Evaluation:
            return QObject::tr("Evaluation");
        case Purpose::Inspection:
            return QObject::tr("Inspection");
        case Purpose::Calibration:
            return QObject::tr("Calibration");
    }
    return {};
}

bool isAlwaysShown(Purpose purpose) {
    return purpose == Purpose::Forward || purpose == Purpose::Gradient ||
           purpose == Purpose::Surrogate;
}

}  // namespace

LedgerBars::LedgerBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Ledger of the step"));
    setToolTip(
        tr("Ledger: every query of the hardware is counted by what it is for. A query is one "
           "input sent through once. The frame is what the whole step asks."));
}

void LedgerBars::show(const Ledger& soFar, const Ledger& inAll) {
    m_soFar = soFar;
    m_inAll = inAll;
    setAccessibleDescription(rows().join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

std::vector<Purpose> LedgerBars::shown() const {
    std::vector<Purpose> purposes;
    std::ranges::copy_if(kPurposes, std::back_inserter(purposes), [this](Purpose purpose) {
        return isAlwaysShown(purpose) || m_inAll[purpose].queries > 0;
    });
    return purposes;
}

QStringList LedgerBars::rows() const {
    QStringList rows;
    for (const Purpose purpose : shown())
        rows << tr("%1: %2 of %3 queries")
                    .arg(titleOf(purpose), formatWhole(m_soFar[purpose].queries),
                         formatWhole(m_inAll[purpose].queries));
    rows << tr("Programmings: %1 of %2")
                .arg(formatWhole(m_soFar.total().programmings),
                     formatWhole(m_inAll.total().programmings));
    return rows;
}

/// The same where there is little room.
QStringList LedgerBars::shortRows() const {
    QStringList rows;
    for (const Purpose purpose : shown())
        rows << QStringLiteral("%1 %2 / %3")
                    .arg(titleOf(purpose), formatWhole(m_soFar[purpose].queries),
                         formatWhole(m_inAll[purpose].queries));
    rows << tr("Programmings %1 / %2")
                .arg(formatWhole(m_soFar.total().programmings),
                     formatWhole(m_inAll.total().programmings));
    return rows;
}

QSize LedgerBars::sizeHint() const {
    const int line = fontMetrics().height();
    return {14 * line, int(rows().size()) * (line + kBar + 4)};
}

QSize LedgerBars::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {whole.width() / 2, whole.height()};
}

void LedgerBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const int line = fontMetrics().height();
    const QStringList texts = shortRows();
    std::vector<std::pair<qint64, qint64>> counts;
    qint64 most = 1;
    for (const Purpose purpose : shown()) {
        counts.emplace_back(m_soFar[purpose].queries, m_inAll[purpose].queries);
        most = std::max<qint64>(most, m_inAll[purpose].queries);
    }
    for (int i = 0; i < int(texts.size()); ++i) {
        const int top = i * (line + kBar + 4);
        painter.setPen(theme.text);
        painter.drawText(QRect(0, top, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(texts[i], Qt::ElideRight, width()));
        if (i >= int(counts.size()))
            continue;
        const auto [soFar, inAll] = counts[std::size_t(i)];
        const double unit = double(width() - 1) / double(most);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.seriesColor(i));
        painter.drawRect(QRectF(0, top + line, double(soFar) * unit, kBar));
        painter.setPen(theme.mutedText);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(0, top + line, double(inAll) * unit, kBar));
    }
}

}  // namespace obscura
