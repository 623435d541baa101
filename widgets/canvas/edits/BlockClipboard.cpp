// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/BlockClipboard.h"

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"

namespace obscura {

namespace {

constexpr auto kSource = "clipboard";

QByteArray textOf(const QMimeData* data) {
    if (data && data->hasFormat(kBlocksMimeType))
        return data->data(kBlocksMimeType);
    if (data && data->hasText())
        return data->text().trimmed().toUtf8();
    return {};
}

}  // namespace

std::unique_ptr<QMimeData> blocksToMime(const Graph& part) {
    Experiment e;
    e.name = "Copied blocks";
    e.graph = part;
    const QByteArray text = QByteArray::fromStdString(formatExperiment(e));
    auto data = std::make_unique<QMimeData>();
    data->setData(kBlocksMimeType, text);
    data->setText(QString::fromUtf8(text));
    return data;
}

Graph blocksFromMime(const QMimeData* data) {
    const QByteArray text = textOf(data);
    if (text.isEmpty())
        throw UserError("the clipboard holds no text, expected copied blocks");
    if (!text.startsWith('{'))
        throw UserError("the clipboard holds something else, expected copied blocks");
    Graph part = parseExperiment(text.toStdString(), kSource).graph;
    if (part.blocks.empty() && part.notes.empty())
        throw UserError("the clipboard holds an experiment without blocks");
    return part;
}

}  // namespace obscura
