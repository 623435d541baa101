// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/FittingOffer.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Fitting.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/panels/MessageBar.h"

namespace obscura {

namespace {

/// Nothing where no template can be made to fit, or the network is not what is at fault.
std::optional<Experiment> fittingNetwork(const Experiment& e, const DatasetFacts& facts) {
    try {
        Experiment fitting = withFittingNetwork(e, facts);
        // With its own training the former network might do.
        Experiment former = e;
        former.training = fitting.training;
        if (inspectExperiment(former, {.data = facts}).canRun())
            return std::nullopt;
        return fitting;
    } catch (const UserError&) {
        return std::nullopt;
    }
}

}  // namespace

FittingOffer::FittingOffer(ExperimentDocument& document, MessageBar& messages, QObject* parent)
    : QObject(parent), m_document(document), m_messages(messages) {
    connect(&m_document, &ExperimentDocument::changed, this, &FittingOffer::offer);
}

void FittingOffer::noteNewData() {
    m_isDataNew = true;
    offer();
}

void FittingOffer::offer() {
    if (!m_isDataNew || m_document.files().isDataPending)
        return;
    m_isDataNew = false;
    const auto& facts = m_document.files().data;
    if (!facts || m_document.report().canRun())
        return;
    const std::optional<Experiment> fitting = fittingNetwork(m_document.experiment(), *facts);
    if (!fitting || !inspectExperiment(*fitting, m_document.files()).canRun())
        return;
    const auto accept = [this, fitting = *fitting] {
        m_document.edit(tr("Use a network that fits"), [&](Experiment& e) { e = fitting; });
    };
    m_messages.post(MessageBar::Kind::Information,
                    tr("The network doesn't fit this data set: samples are %1, and %2 outputs are "
                       "asked for.")
                        .arg(QString::fromStdString(formatShape(facts->sample)))
                        .arg(facts->target.size),
                    MessageBar::Action::Edit, {tr("Use one that fits"), accept});
}

}  // namespace obscura
