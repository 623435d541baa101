// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/BlockFace.h"

#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/Units.h"
#include "widgets/language/Messages.h"
#include "widgets/language/Translated.h"

#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

QString countOf(const LayerShape& shape, bool physical) {
    if (physical)
        return QObject::tr("%1 in hardware").arg(formatCount(shape.physicalParameters));
    if (shape.parameters == 0)
        return QObject::tr("no parameters");
    if (shape.parameters == 1)
        return QObject::tr("1 parameter");
    return QObject::tr("%1 parameters").arg(formatCount(shape.parameters));
}

/// What the ends of a network are about, where others show their parameters: which data, which
/// loss.
QString choiceOf(const Block& block, const LayerInfo& info) {
    if (info.options.empty() || info.options.front().choices.empty())
        return {};
    const OptionInfo& option = info.options.front();
    return optionText(option, blockOption(block, option.name));
}

QString row(const QString& label, const QString& value) {
    return QStringLiteral("<tr><td>%1&nbsp;</td><td align='right'>%2</td></tr>").arg(label, value);
}

QString shortCountOf(const LayerShape& shape, bool physical) {
    return physical || shape.parameters == 0
               ? countOf(shape, physical)
               : QObject::tr("%1 param.").arg(formatCount(shape.parameters));
}

QString multiplicationsOf(const LayerShape& shape) {
    const Index all = shape.multiplications + shape.physicalMultiplications;
    return all > 0 ? formatCount(all) + kThinSpace + QChar(0xd7) : QString();
}

QString countRows(const LayerShape& shape) {
    QString rows = row(QObject::tr("Output"), shape.outputs.empty() ? "1" : shapesText(shape));
    if (shape.parameters > 0)
        rows += row(QObject::tr("Digital parameters"), formatWhole(shape.parameters));
    if (shape.physicalParameters > 0)
        rows += row(QObject::tr("Physical parameters"), formatWhole(shape.physicalParameters));
    if (shape.multiplications > 0)
        rows +=
            row(QObject::tr("Multiplications × per sample"), formatWhole(shape.multiplications));
    if (shape.physicalMultiplications > 0)
        rows += row(QObject::tr("… by the device"), formatWhole(shape.physicalMultiplications));
    return "<table>" + rows + "</table>";
}

}  // namespace

QString BlockFace::spoken() const {
    QStringList parts{name, title};
    if (!count.isEmpty())
        parts << count;
    if (!multiplications.isEmpty())
        parts << QString(multiplications).replace(QChar(0xd7), QObject::tr("multiplications"));
    if (!problem.isEmpty())
        parts << QObject::tr("problem: %1").arg(problem);
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
            problems << translatedMessage(problem.message);
    }
    face.problem = problems.join('\n');

    const auto shape = report.shapes.find(block.id);
    face.toolTip = QStringLiteral("<p><b>%1</b> · %2</p>")
                       .arg(face.name.toHtmlEscaped(), translated(info.title).toHtmlEscaped());
    if (!problems.isEmpty())
        face.toolTip +=
            "<p><b>" + problems.join('\n').toHtmlEscaped().replace('\n', "<br>") + "</b></p>";
    face.toolTip += "<p>" + translated(info.description).toHtmlEscaped() + "</p>";
    if (blockForm(info) == BlockForm::Data) {
        face.count = face.shortCount = choiceOf(block, info);
    } else if (shape != report.shapes.end()) {
        addCounts(face, shape->second, info.isPhysical());
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
    face.title = translated(info.title);
    return face;
}

QString blockTitle(const Block& block) {
    const LayerInfo& info = layerInfo(block.kind);
    if (!info.isPhysical() || !findOption(info.options, "device"))
        return translated(info.title);
    try {
        const auto device = std::get<std::string>(blockOption(block, "device"));
        return translated(deviceInfo(device).title);
    } catch (const UserError&) {
        return translated(info.title);
    }
}

QString shapesText(const LayerShape& shape) {
    QStringList all;
    for (const Shape& output : shape.outputs)
        all << text(formatShape(output));
    return all.join(QObject::tr(" and "));
}

QString shapeText(const InspectionReport& report, const Edge& edge) {
    return report.shapes.contains(edge.from) ? text(formatShape(report.outputOf(edge))) : QString();
}

}  // namespace obscura
