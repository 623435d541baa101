// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleReading.h"

#include "devices/Stop.h"
#include "widgets/data/SamplePicture.h"
#include "widgets/data/SampleText.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr Index kNumbersAtOnce = Index{1} << 22;
constexpr Index kRowsAtOnce = 256;

Index rowsAtOnce(const OpenData& data) {
    return std::clamp<Index>(kNumbersAtOnce / valuesOf(data.data->facts().sample), 1, kRowsAtOnce);
}

SampleValues readValues(const OpenData& data, const SampleRequest& request,
                        std::span<const Index> rows) {
    const DatasetFacts& facts = data.data->facts();
    const TargetLengths lengths = targetLengths(facts);
    SampleValues values{
        .x = Matrix(std::ssize(rows), valuesOf(facts.sample)),
        .classes = std::vector<std::int64_t>(rows.size() * std::size_t(lengths.classes)),
        .numbers = std::vector<float>(rows.size() * std::size_t(lengths.numbers))};
    data.data->read(request.split, rows, request.variation, values.x,
                    {.classes = values.classes, .numbers = values.numbers});
    return values;
}

SampleEntry entryOf(const OpenData& data, const SampleRequest& request, const SampleValues& values,
                    std::size_t i, Index row) {
    const SampleStyle& style = request.style;
    QImage picture = samplePicture(data, values, i, style.palette, style.curve);
    if (picture.width() > style.most.width() || picture.height() > style.most.height())
        picture = picture.scaled(style.most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return {.split = request.split,
            .row = row,
            .picture = std::move(picture),
            .caption = targetOf(data, values, i),
            .text = textOf(data, values, i)};
}

bool isOfClass(const TargetInfo& target, const SampleValues& values, std::size_t i, Index index) {
    if (target.kind == TargetKind::Class)
        return values.classes[i] == index;
    return values.numbers[i * std::size_t(target.size) + std::size_t(index)] > 0.5F;
}

void readRows(const OpenData& data, const std::stop_token& stop, SampleBatch& batch) {
    const std::span<const Index> rows = batch.request.rows;
    const auto atOnce = std::size_t(rowsAtOnce(data));
    for (std::size_t first = 0; first < rows.size(); first += atOnce) {
        checkStop(stop);
        const auto some = rows.subspan(first, std::min(atOnce, rows.size() - first));
        const SampleValues values = readValues(data, batch.request, some);
        for (std::size_t i = 0; i < some.size(); ++i)
            batch.entries.push_back(entryOf(data, batch.request, values, i, some[i]));
    }
}

void readClass(const OpenData& data, const std::stop_token& stop, SampleBatch& batch) {
    const ClassFilter& filter = *batch.request.filter;
    const DatasetFacts& facts = data.data->facts();
    const Index count = facts.sizes.of(batch.request.split);
    const Index atOnce = rowsAtOnce(data);
    for (Index first = filter.first; first < count; first += atOnce) {
        checkStop(stop);
        std::vector<Index> rows;
        for (Index row = first; row < std::min(first + atOnce, count); ++row)
            rows.push_back(row);
        const SampleValues values = readValues(data, batch.request, rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!isOfClass(facts.target, values, i, filter.index))
                continue;
            batch.next = rows[i];
            if (std::ssize(batch.entries) == filter.most)
                return;
            batch.entries.push_back(entryOf(data, batch.request, values, i, rows[i]));
        }
    }
    batch.next = count;
}

}  // namespace

bool hasClasses(const TargetInfo& target) {
    return target.kind == TargetKind::Class || target.kind == TargetKind::Classes;
}

SampleBatch readSamples(const OpenData& data, const SampleRequest& request,
                        const std::stop_token& stop) {
    SampleBatch batch{.request = request, .entries = {}};
    if (request.filter)
        readClass(data, stop, batch);
    else
        readRows(data, stop, batch);
    return batch;
}

}  // namespace obscura
