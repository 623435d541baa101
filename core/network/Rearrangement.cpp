// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Rearrangement.h"

#include "core/base/OptionError.h"

#include <algorithm>
#include <numeric>

namespace obscura {

namespace {

constexpr std::size_t kMostAxes = 3;

std::vector<Index> extentsOption(const Block& block, const std::string& option) {
    try {
        return parsedExtents(optionOf<std::string>(block, option));
    } catch (const UserError& error) {
        throw OptionError(option, option + ": " + error.what());
    }
}

}  // namespace

Shape reshapedShape(const Block& block, const Shape& input) {
    const std::string option = "shape";
    Shape shape = extentsOption(block, option);
    const std::string found = option + " is " + formatShape(shape) + ", expected ";
    const auto open = std::count(shape.begin(), shape.end(), -1);
    const bool isPossible =
        std::all_of(shape.begin(), shape.end(), [](Index n) { return n > 0 || n == -1; });
    if (shape.empty() || shape.size() > kMostAxes || !isPossible || open > 1)
        throw OptionError(option, (shape.empty() ? option + " is empty, expected " : found) +
                                      "one to three extents above 0, of which one may be -1");
    const Index values = valuesOf(input);
    Index known = 1;
    for (const Index extent : shape) {
        // The product of what can't fit anyway might overflow.
        if (extent > 0)
            known = extent > values / known ? values + 1 : known * extent;
        if (known > values)
            break;
    }
    if (known > values || (open == 1 ? values % known != 0 : known != values))
        throw OptionError(option, found + "as many values as the input has, " +
                                      std::to_string(values) + " (" + formatShape(input) + ")");
    std::replace(shape.begin(), shape.end(), Index{-1}, values / known);
    return shape;
}

std::vector<Index> axisOrder(const Block& block, const Shape& input) {
    const std::string option = "order";
    std::vector<Index> order = extentsOption(block, option);
    std::vector<Index> axes(input.size());
    std::iota(axes.begin(), axes.end(), Index{0});
    if (!std::is_permutation(order.begin(), order.end(), axes.begin(), axes.end()))
        throw OptionError(option, option + " is " + optionOf<std::string>(block, option) +
                                      ", expected each of the axes 0 to " +
                                      std::to_string(input.size() - 1) + " of the input's shape, " +
                                      formatShape(input) + ", once");
    return order;
}

}  // namespace obscura
