// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/BlockFace.h"

#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

/// Groups of three are set off by it; it doesn't break.
constexpr QChar kThinSpace(0x202f);

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

QString countOf(const LayerShape& shape, bool physical) {
    if (physical)
        return QStringLiteral("%1 in hardware").arg(formatCount(shape.physicalParameters));
    if (shape.parameters == 0)
        return QStringLiteral("no parameters");
    if (shape.parameters == 1)
        return QStringLiteral("1 parameter");
    return QStringLiteral("%1 parameters").arg(formatCount(shape.parameters));
}

/// What the ends of a network are about, where others show their parameters: which data, which
/// loss.
QString choiceOf(const Block& block, const LayerInfo& info) {
    if (info.options.empty() || info.options.front().choices.empty())
        return {};
    return text(formatOption(blockOption(block, info.options.front().name))).replace('_', ' ');
}

QString exact(Index count) {
    QString digits = QString::number(count);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, kThinSpace);
    return digits;
}

QString row(const QString& label, const QString& value) {
    return QStringLiteral("<tr><td>%1&nbsp;</td><td align='right'>%2</td></tr>").arg(label, value);
}

QString shortCountOf(const LayerShape& shape, bool physical) {
    return physical || shape.parameters == 0
               ? countOf(shape, physical)
               : QStringLiteral("%1 param.").arg(formatCount(shape.parameters));
}

QString multiplicationsOf(const LayerShape& shape) {
    const Index all = shape.multiplications + shape.physicalMultiplications;
    return all > 0 ? formatCount(all) + kThinSpace + QChar(0xd7) : QString();
}

QString countRows(const LayerShape& shape) {
    QString rows = row("Output", shape.outputs.empty() ? "1" : shapesText(shape));
    if (shape.parameters > 0)
        rows += row("Digital parameters", exact(shape.parameters));
    if (shape.physicalParameters > 0)
        rows += row("Physical parameters", exact(shape.physicalParameters));
    if (shape.multiplications > 0)
        rows += row("Multiplications × per sample", exact(shape.multiplications));
    if (shape.physicalMultiplications > 0)
        rows += row("… by the device", exact(shape.physicalMultiplications));
    return "<table>" + rows + "</table>";
}

}  // namespace

QString BlockFace::spoken() const {
    QStringList parts{name, title};
    if (!count.isEmpty())
        parts << count;
    if (!multiplications.isEmpty())
        parts << QString(multiplications).replace(QChar(0xd7), "multiplications");
    if (!problem.isEmpty())
        parts << "problem: " + problem;
    return parts.join(", ");
}

BlockFace blockFace(const Block& block, const InspectionReport& report) {
    const LayerInfo& info = layerInfo(block.kind);
    BlockFace face;
    face.kind = text(block.kind);
    face.name = text(block.name);
    face.title = blockTitle(block);

    QStringList problems;
    for (const Problem& problem : report.problems) {
        if (problem.block == block.id)
            problems << text(problem.message);
    }
    face.problem = problems.join('\n');

    const auto shape = report.shapes.find(block.id);
    face.toolTip = QStringLiteral("<p><b>%1</b> · %2</p>")
                       .arg(face.name.toHtmlEscaped(), text(info.title).toHtmlEscaped());
    if (!problems.isEmpty())
        face.toolTip +=
            "<p><b>" + problems.join('\n').toHtmlEscaped().replace('\n', "<br>") + "</b></p>";
    face.toolTip += "<p>" + text(info.description).toHtmlEscaped() + "</p>";
    if (blockForm(info) == BlockForm::Data) {
        face.count = face.shortCount = choiceOf(block, info);
    } else if (shape != report.shapes.end()) {
        addCounts(face, shape->second, info.physical);
    }
    if (shape != report.shapes.end())
        face.toolTip += countRows(shape->second);
    return face;
}

void addCounts(BlockFace& face, const LayerShape& shape, bool physical) {
    face.count = countOf(shape, physical);
    face.shortCount = shortCountOf(shape, physical);
    face.multiplications = multiplicationsOf(shape);
}

BlockFace blockFace(const LayerInfo& info) {
    BlockFace face;
    face.kind = text(info.kind);
    face.name = text(info.kind);
    face.title = text(info.title);
    return face;
}

QString blockTitle(const Block& block) {
    const LayerInfo& info = layerInfo(block.kind);
    if (!info.physical || !findOption(info.options, "device"))
        return text(info.title);
    try {
        const auto device = std::get<std::string>(blockOption(block, "device"));
        return text(deviceInfo(device).title);
    } catch (const UserError&) {
        return text(info.title);
    }
}

QString formatCount(Index count) {
    if (count < 100'000)
        return exact(count);
    constexpr std::array kUnits{'k', 'M', 'G', 'T'};
    auto value = static_cast<double>(count);
    std::size_t unit = 0;
    for (value /= 1000; value >= 999.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) + kThinSpace + QChar(kUnits[unit]);
}

QString shapesText(const LayerShape& shape) {
    QStringList all;
    for (const Shape& output : shape.outputs)
        all << text(formatShape(output));
    return all.join(" and ");
}

QString shapeText(const InspectionReport& report, const Edge& edge) {
    return report.shapes.contains(edge.from) ? text(formatShape(report.outputOf(edge))) : QString();
}

}  // namespace obscura
