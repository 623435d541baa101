// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SamplesText.h"

#include "core/data/DatasetRegistry.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/Units.h"

#include <QStringList>

namespace obscura {

namespace {

constexpr std::size_t kMostNames = 12;

std::optional<DatasetFacts> factsOf(const ExperimentDocument& document, const Block& block) {
    if (document.files().data)
        return document.files().data;
    try {
        return knownFacts(datasetSettings(block));
    } catch (const UserError&) {
        return std::nullopt;  // told as a problem of its option
    }
}

QString sizesText(const DatasetSizes& sizes) {
    QStringList parts;
    const auto add = [&parts](const QString& what, Index count) {
        if (count > 0)
            parts << what.arg(formatWhole(count));
    };
    add(QObject::tr("training %1"), sizes.train);
    add(QObject::tr("validation %1"), sizes.validation);
    add(QObject::tr("test %1"), sizes.test);
    return parts.isEmpty() ? QString() : QObject::tr("Samples: %1").arg(parts.join(", "));
}

QString namesText(const std::vector<std::string>& names) {
    QStringList shown;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i)
        shown << QString::fromStdString(names[i]);
    if (names.size() > kMostNames)
        shown << QStringLiteral("…");
    return shown.isEmpty() ? QString() : QStringLiteral(": ") + shown.join(", ");
}

QString targetText(const TargetInfo& target) {
    if (target.size == 0)
        return {};
    const QString size = formatWhole(target.size);
    switch (target.kind) {
        case TargetKind::Class:
            return QObject::tr("Target: one of %1 classes").arg(size) + namesText(target.names);
        case TargetKind::Classes:
            return QObject::tr("Target: any of %1 classes").arg(size) + namesText(target.names);
        case TargetKind::Numbers:
            return QObject::tr("Target: numbers, %1 a sample").arg(size) + namesText(target.names);
        case TargetKind::NextToken:
            return QObject::tr("Target: the next of %1 tokens").arg(size);
    }
    return {};
}

}  // namespace

QString samplesText(const ExperimentDocument& document, const Block& block) {
    if (!hasRole(block, LayerRole::Source))
        return {};
    const auto facts = factsOf(document, block);
    QStringList lines;
    if (facts)
        lines << sizesText(facts->sizes) << targetText(facts->target);
    if (document.files().isDataPending)
        lines << QObject::tr("Its files are being looked at…");
    lines.removeAll(QString());
    return lines.join('\n');
}

}  // namespace obscura
