// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/DeviceCard.h"

#include "core/blackbox/CostEstimate.h"
#include "devices/DeviceRegistry.h"
#include "widgets/Units.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/DevicePicture.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/plots/PlotTicker.h"

#include <QVBoxLayout>

namespace obscura {

DeviceCard::DeviceCard(QWidget* parent)
    : QWidget(parent),
      m_picture(new DevicePicture(this)),
      m_equation(new ThemedLabel(ThemedLabel::Role::Formula, this)),
      m_description(new ThemedLabel(ThemedLabel::Role::Muted, this)),
      m_cost(new ThemedLabel(ThemedLabel::Role::Text, this)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_picture);
    layout->addWidget(m_equation);
    layout->addWidget(m_description);
    layout->addWidget(m_cost);
    m_cost->setObjectName("deviceCost");
    m_cost->setToolTip(
        tr("Queries and programmings of training, each at its time and energy under "
           "Costs. Evaluations come on top."));
    m_equation->setTextFormat(Qt::RichText);
    m_equation->setAccessibleName(tr("Equation of the device"));
}

void DeviceCard::setDevice(const DeviceInfo& info) {
    m_picture->setDevice(QString::fromStdString(info.id), translated(info.title));
    m_equation->setTextOrHide(richFormula(translated(info.equation)));
    m_description->setTextOrHide(translated(info.description));
}

void DeviceCard::setCost(const CostEstimate* cost) {
    if (!cost)
        return m_cost->setTextOrHide({});
    QStringList parts{tr("%1 queries").arg(formatShort(double(cost->usage.queries))),
                      tr("%1 programmings").arg(formatShort(double(cost->usage.programmings)))};
    if (cost->usage.seconds > 0)
        parts << tr("%1 on this device").arg(formatDuration(cost->usage.seconds));
    if (cost->usage.joules > 0)
        parts << formatEnergy(cost->usage.joules);
    // A line must not end between a number and its unit.
    parts.replaceInStrings(QStringLiteral(" "), QString(QChar::Nbsp));
    m_cost->setTextOrHide((cost->isEpoch ? tr("One epoch: ") : tr("One step: ")) +
                          parts.join(QStringLiteral(", ")) + '.');
}

}  // namespace obscura
