// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// A layer that is dragged from the palette; the data is its kind, as UTF-8.
inline constexpr auto kLayerMimeType = "application/x-obscura-layer";

}  // namespace obscura
