// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Window.h"

namespace obscura {

namespace {

Index optionOr(const Block& block, std::string_view option, Index otherwise) {
    return findOption(blockSchema(block), option) ? optionOf<Index>(block, option) : otherwise;
}

}  // namespace

Window windowOf(const Block& block) {
    Window window{.size = optionOf<Index>(block, "kernel_size"),
                  .stride = optionOr(block, "stride", 1),
                  .padding = optionOr(block, "padding", 0),
                  .dilation = optionOr(block, "dilation", 1)};
    if (window.stride == 0)
        window.stride = window.size;
    return window;
}

Window centredWindow(Index size, Index dilation) {
    return {.size = size, .padding = dilation * (size - 1) / 2, .dilation = dilation};
}

}  // namespace obscura
