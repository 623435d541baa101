// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/DeviceConnection.h"

#include "core/experiment/Connecting.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/panels/PanelParts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace obscura {

namespace {

bool canConnect(const Block& block) {
    return hasRole(block, LayerRole::Physical) &&
           deviceInfo(blackBoxSettings(block).device).connect;
}

std::string addressOf(const Block& block) {
    return std::get<std::string>(blockOption(block, "options.address"));
}

}  // namespace

DeviceConnection::DeviceConnection(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_button(new QPushButton(tr("&Connect"))),
      m_state(new ThemedLabel(ThemedLabel::Role::Text)),
      m_refusal(new ThemedLabel(ThemedLabel::Role::Error)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_refusal);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    setFocusProxy(m_button);
    m_state->setWordWrap(true);
    m_refusal->setWordWrap(true);
    m_button->setToolTip(wrappedToolTip(
        tr("Ask the device at this address for its sizes, the range of its parameters, its noise "
           "and its costs. Nothing is programmed.")));
    connect(m_button, &QPushButton::clicked, this, &DeviceConnection::connectNow);
    connect(&document, &ExperimentDocument::changed, this, &DeviceConnection::refresh);
    refresh();
}

const Block* DeviceConnection::block() const {
    return m_document.experiment().graph.find(m_block);
}

void DeviceConnection::setBlock(BlockId id) {
    if (std::exchange(m_block, id) != id)
        m_refusal->setTextOrHide({});
    refresh();
}

QString DeviceConnection::said() const {
    return m_refusal->text().isEmpty() ? m_state->text() : m_refusal->text();
}

void DeviceConnection::refresh() {
    const Block* const shown = block();
    setVisible(shown && canConnect(*shown));
    if (isHidden())
        return;
    const auto shape = m_document.report().shapes.find(m_block);
    QString state;
    if (m_isAsking)
        state = tr("Waiting for its answer …");
    else if (needsConnecting(*shown))
        state = tr("Not connected yet");
    else if (shape != m_document.report().shapes.end())
        state = tr("Connected: %1 parameters").arg(formatWhole(shape->second.physicalParameters));
    m_state->setTextOrHide(state);
    m_button->setEnabled(!m_isAsking);
    m_button->setText(needsConnecting(*shown) ? tr("&Connect") : tr("&Connect again"));
}

void DeviceConnection::connectNow() {
    m_document.commitSession();
    const Block* const shown = block();
    if (!shown)
        return;
    m_isAsking = true;
    m_refusal->setTextOrHide({});
    refresh();
    m_work.add([this, asked = *shown](const std::stop_token&) -> BackgroundWork::Rest {
        try {
            return [this, asked, told = askDevice(asked)] { take(asked, told); };
        } catch (const std::exception& error) {
            return
                [this, id = asked.id, why = QString::fromUtf8(error.what())] { refuse(id, why); };
        }
    });
}

/// The block may have gone, or have another device or address, while the device was asked. What
/// else was edited meanwhile stays.
void DeviceConnection::take(const Block& asked, const Options& told) {
    m_isAsking = false;
    const Block* const now = m_document.experiment().graph.find(asked.id);
    if (!now || !canConnect(*now) || addressOf(*now) != addressOf(asked))
        return refresh();
    try {
        m_document.edit(tr("Connect %1").arg(QString::fromStdString(now->name)),
                        [&](Experiment& e) {
                            for (const auto& [name, value] : told)
                                setBlockOption(e, asked.id, name, value);
                        });
    } catch (const UserError& error) {
        return refuse(asked.id, QString::fromUtf8(error.what()));
    }
    refresh();
}

void DeviceConnection::refuse(BlockId asked, const QString& why) {
    m_isAsking = false;
    if (asked == m_block)
        m_refusal->setTextOrHide(why);
    refresh();
}

}  // namespace obscura
