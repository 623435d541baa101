// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/Variants.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "core/training/Yardstick.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/language/Messages.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

constexpr Index kLocalProbes = 4;
constexpr Index kCompression = 16;
constexpr Index kPaperRank = 10;

/// Sets one option of every black box after another, each checked by its schema.
class Boxes {
public:
    Boxes(Experiment& e, const InspectionReport& report) : m_e(e), m_report(report) {
        for (const Block& block : e.graph.blocks) {
            if (hasRole(block, LayerRole::Physical))
                m_ids.push_back(block.id);
        }
    }

    void set(std::string_view option, const OptionValue& value) {
        for (const BlockId id : m_ids)
            setBlockOption(m_e, id, option, value);
    }
    void erase(std::string_view prefix) {
        for (const BlockId id : m_ids)
            std::erase_if(m_e.graph.find(id)->options,
                          [&](const auto& option) { return option.first.starts_with(prefix); });
    }
    /// As near to `rank` as each device allows.
    void setRank(Index rank) {
        for (const BlockId id : m_ids) {
            const BlackBoxSettings settings = blackBoxSettings(*m_e.graph.find(id));
            Index most = settings.outputs;
            if (const Shape* const input = m_report.inputOf(m_e.graph, id))
                most = std::min(most, featuresOf(*input));
            setBlockOption(m_e, id, "surrogate.rank", std::clamp<Index>(rank, 1, most));
        }
    }
    /// Only linear devices answer a combination of samples with that of their answers.
    void compress() {
        for (const BlockId id : m_ids) {
            const BlackBoxSettings settings = blackBoxSettings(*m_e.graph.find(id));
            if (deviceNature(settings.device, settings.deviceOptions).isLinear)
                setBlockOption(m_e, id, "estimator.compression", kCompression);
        }
    }
    /// The largest that one of them has.
    Index rank() const {
        Index rank = 1;
        for (const BlockId id : m_ids)
            rank = std::max(rank, blackBoxSettings(*m_e.graph.find(id)).surrogate.rank);
        return rank;
    }

private:
    Experiment& m_e;
    const InspectionReport& m_report;
    std::vector<BlockId> m_ids;
};

void usePaper(Boxes& boxes) {
    const Index rank = std::max(boxes.rank(), kPaperRank);
    boxes.erase("estimator.");
    boxes.erase("surrogate.");
    boxes.set("estimator.kind", std::string("gaussian"));
    boxes.set("surrogate.update", std::string("psi"));
    boxes.setRank(rank);
}

void useLocal(Boxes& boxes) {
    const Index rank = std::max(boxes.rank(), kPaperRank);
    boxes.erase("estimator.");
    boxes.erase("surrogate.");
    boxes.set("estimator.kind", std::string("local"));
    boxes.set("estimator.probes", kLocalProbes);
    boxes.compress();
    boxes.set("surrogate.update", std::string("streaming"));
    boxes.setRank(rank);
}

void useJacobian(Boxes& boxes) {
    boxes.erase("estimator.");
    boxes.set("estimator.kind", std::string("streaming_jacobian"));
    boxes.set("surrogate.upstream", std::string("auto"));
}

/// One that is zero, and stays so: layers before a device get no gradient.
void useNoSurrogate(Boxes& boxes) {
    boxes.erase("surrogate.");
    boxes.erase("estimator.riding");  // it is scored beside a surrogate that learns
    boxes.set("surrogate.upstream", std::string("surrogate"));
    boxes.set("surrogate.start", std::string("nothing"));
    boxes.set("surrogate.update", std::string("frozen"));
    boxes.set("surrogate.rank", Index{1});
}

Experiment withVariant(Experiment e, Variant variant, const InspectionReport& report) {
    switch (variant) {
        case Variant::AsItIs:
            return e;
        case Variant::Exact:
            return withReference(std::move(e), Reference::Exact);
        case Variant::Frozen:
            return withReference(std::move(e), Reference::Frozen);
        default:
            break;
    }
    Boxes boxes(e, report);
    if (variant == Variant::Paper)
        usePaper(boxes);
    else if (variant == Variant::Local)
        useLocal(boxes);
    else if (variant == Variant::StreamingJacobian)
        useJacobian(boxes);
    else
        useNoSurrogate(boxes);
    return e;
}

/// Without what says of a method only what is so anyway.
Graph bare(Experiment e) {
    for (const Block& block : std::vector<Block>(e.graph.blocks)) {
        for (const auto& [option, value] : block.options) {
            if (option.starts_with("estimator.") || option.starts_with("surrogate."))
                setBlockOption(e, block.id, option, value);
        }
    }
    return e.graph;
}

bool isWhatItDoes(const Experiment& e, const VariantChoice& choice) {
    const std::optional<Reference> reference = referenceOf(e);
    if (choice.variant == Variant::Exact)
        return reference == Reference::Exact;
    if (choice.variant == Variant::Frozen)
        return reference == Reference::Frozen;
    return choice.variant != Variant::AsItIs && bare(choice.experiment) == bare(e);
}

QString linesOf(const InspectionReport& report, const Graph& graph) {
    QStringList lines;
    for (const Problem& problem : report.problems)
        lines << translatedMessage(describe(graph, problem));
    return lines.join('\n');
}

VariantChoice choiceOf(const Experiment& e, Variant variant, const InspectionReport& report,
                       const KnownFiles& files) {
    VariantChoice choice{.variant = variant};
    try {
        choice.experiment = withVariant(e, variant, report);
        const InspectionReport found = inspectExperiment(choice.experiment, files);
        if (!found.canRun())
            choice.refusal = linesOf(found, choice.experiment.graph);
        else if (isWhatItDoes(e, choice))
            choice.refusal = QObject::tr("The experiment does so as it is.");
    } catch (const UserError& error) {
        choice.refusal = translatedMessage(std::string(error.what()));
    }
    // Among recorded runs, it is to be told from the others.
    if (variant != Variant::AsItIs)
        choice.experiment.name += " – " + variantName(variant).toStdString();
    return choice;
}

}  // namespace

QString variantName(Variant variant) {
    switch (variant) {
        case Variant::AsItIs:
            return QObject::tr("As it is");
        case Variant::Exact:
            return QObject::tr("Exact derivatives");
        case Variant::Frozen:
            return QObject::tr("Devices frozen");
        case Variant::Paper:
            return QObject::tr("Paper's method");
        case Variant::Local:
            return QObject::tr("Local probes");
        case Variant::StreamingJacobian:
            return QObject::tr("Streaming Jacobian");
        case Variant::NoSurrogate:
            return QObject::tr("Surrogate off");
    }
    return {};
}

QString variantHelp(Variant variant) {
    switch (variant) {
        case Variant::AsItIs:
            return QObject::tr("The experiment in front, with the methods that it has.");
        case Variant::Exact:
            return QObject::tr(
                "The devices' own derivatives, as only a simulation can give them: the most that "
                "a method can reach.");
        case Variant::Frozen:
            return QObject::tr(
                "The devices stay as they are at the start, and only digital layers learn: what a "
                "method has to exceed.");
        case Variant::Paper:
            return QObject::tr(
                "10 Gaussian probes a step, each scored by all outputs, and a low-rank surrogate "
                "that follows the device by the projector-splitting integrator.");
        case Variant::Local:
            return QObject::tr(
                "4 probes a step, each parameter scored by the outputs that it drives, on 16 "
                "compressed inputs where the device is linear; the surrogate learns from the "
                "forward pass.");
        case Variant::StreamingJacobian:
            return QObject::tr(
                "Weights and slopes of the devices' cells are learned from the answers of the "
                "forward pass. Nothing else is asked of the hardware.");
        case Variant::NoSurrogate:
            return QObject::tr(
                "The devices learn as in the experiment, but no gradient goes back past them: the "
                "layers before a device stay as they are.");
    }
    return {};
}

std::vector<VariantChoice> variantsOf(const Experiment& e, const KnownFiles& files) {
    std::vector<VariantChoice> choices;
    const InspectionReport report = inspectExperiment(e, files);
    const bool hasBox = std::ranges::any_of(
        e.graph.blocks, [](const Block& block) { return hasRole(block, LayerRole::Physical); });
    for (const Variant variant : kVariants) {
        choices.push_back(choiceOf(e, variant, report, files));
        if (!hasBox)
            choices.back().refusal = QObject::tr("The experiment has no black box.");
    }
    return choices;
}

}  // namespace obscura
