// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Engine.h"

namespace obscura {

/// What the module of core/torch offers under the C name kEngineModule: the functions of Engine.h,
/// behind the wall.
struct EngineModule {
    std::unique_ptr<Engine> (*make)(const Experiment& experiment,
                                    std::shared_ptr<const Dataset> data, int threads,
                                    std::stop_token stop);
    void (*reserve)(int threads);
};
inline constexpr const char* kEngineModule = "obscuraEngineModule";

}  // namespace obscura

extern "C" const obscura::EngineModule obscuraEngineModule;
