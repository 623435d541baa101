// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/OpenData.h"
#include "widgets/data/SampleModel.h"

#include <QPalette>
#include <QSize>
#include <optional>
#include <stop_token>

namespace obscura {

/// Sizes of pictures, in pixels: in a list of samples, and of one by itself.
inline constexpr QSize kSmallCurve(96, 64);
inline constexpr QSize kLargeCurve(320, 180);
inline constexpr QSize kSmallPicture(192, 192);
inline constexpr QSize kLargePicture(1024, 1024);

/// How samples are drawn.
struct SampleStyle {
    QPalette palette = {};
    QSize curve = kSmallCurve;
    QSize most = kSmallPicture;  ///< what is larger is made smaller
    bool operator==(const SampleStyle&) const = default;
};

/// Samples of the class `index`, in their order.
struct ClassFilter {
    Index index = 0;
    Index first = 0;  ///< the row to begin with
    Index most = 0;   ///< of them
    bool operator==(const ClassFilter&) const = default;
};

/// Samples that somebody wants to see: some rows, or those of a class.
struct SampleRequest {
    Split split = Split::Train;
    std::vector<Index> rows = {};
    std::optional<ClassFilter> filter = {};
    std::optional<std::uint64_t> variation = {};  ///< see Dataset::read()
    SampleStyle style = {};
    bool operator==(const SampleRequest&) const = default;
};

/// They, ready to be shown.
struct SampleBatch {
    SampleRequest request;
    std::vector<SampleEntry> entries;
    Index next = 0;  ///< of a class: the row of the next one; as many as there are: none
};

/// Whether samples of such a target have classes that can be looked for.
bool hasClasses(const TargetInfo& target);

/// Reads samples and draws them, few at a time. From any thread. Throws as Dataset::read(), and
/// Stopped once `stop` asks for the end.
SampleBatch readSamples(const OpenData& data, const SampleRequest& request,
                        const std::stop_token& stop);

}  // namespace obscura
