// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/MatrixPicture.h"
#include "core/export/ProtoMessage.h"

#include <span>
#include <string_view>

namespace obscura {

/// What is told of one step in a TensorBoard file: values under tags ("training/loss"), of which
/// TensorBoard shows those with a common beginning together. The message "Summary" of TensorFlow's
/// summary.proto.
class EventSummary {
public:
    /// How a tag is shown; told once for each is enough.
    struct Words {
        std::string_view title;
        std::string_view description;  ///< a text in Markdown
    };

    void addScalar(std::string_view tag, double value, const Words* words = nullptr);
    /// How often values lie in each of some intervals; those that aren't finite are left out.
    void addHistogram(std::string_view tag, std::span<const float> values);
    void addPicture(std::string_view tag, const PngPicture& picture);

    bool isEmpty() const { return m_message.bytes().empty(); }
    const ProtoMessage& message() const { return m_message; }

private:
    ProtoMessage m_message;
};

}  // namespace obscura
