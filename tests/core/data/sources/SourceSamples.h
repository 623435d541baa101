// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/sources/SourceOptions.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <memory>

namespace obscura {

inline DatasetFacts surveyed(const DatasetInfo& info, const Options& set) {
    return factsFrom(info, set);
}

inline std::shared_ptr<const Dataset> loaded(const DatasetInfo& info, const Options& set,
                                             const Loading& loading = {}) {
    return info.load(completedOptions(info, set), loading);
}

/// Samples of a classification and their classes.
struct ClassSamples {
    Matrix x;
    std::vector<std::int64_t> classes;
};

inline ClassSamples readSamples(const Dataset& data, Split split, const std::vector<Index>& rows,
                                std::optional<std::uint64_t> variation = {}) {
    ClassSamples samples{Matrix(std::ssize(rows), valuesOf(data.facts().sample)),
                         std::vector<std::int64_t>(rows.size())};
    data.read(split, rows, variation, samples.x, {.classes = samples.classes});
    return samples;
}

inline void writeBytes(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("can't write the sample");
}

}  // namespace obscura
