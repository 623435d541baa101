// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EngineModule.h"

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"

#include <dlfcn.h>

#include <filesystem>

namespace obscura {

namespace {

/// Beside the library that this function is in, wherever the program was started.
std::filesystem::path moduleFile() {
    Dl_info here{};
    ::dladdr(reinterpret_cast<const void*>(&moduleFile), &here);
    return std::filesystem::path(here.dli_fname ? here.dli_fname : "").parent_path() /
           OBSCURA_ENGINE_MODULE;
}

const EngineModule& openModule() {
    // Never closed: LibTorch's threads and static objects live as long as the process.
    void* const module = ::dlopen(moduleFile().c_str(), RTLD_NOW | RTLD_LOCAL);
    void* const functions = module ? ::dlsym(module, kEngineModule) : nullptr;
    if (!functions)
        throw UserError(std::string("LibTorch can't be loaded: ") + ::dlerror());
    return *static_cast<const EngineModule*>(functions);
}

/// Tries again at the next call where it failed.
const EngineModule& engineModule() {
    static const EngineModule& module = openModule();
    return module;
}

}  // namespace

std::unique_ptr<Engine> makeEngine(const Experiment& experiment,
                                   std::shared_ptr<const Dataset> data, int threads,
                                   std::stop_token stop) {
    return engineModule().make(experiment, std::move(data), threads, std::move(stop));
}

std::unique_ptr<Engine> resumeEngine(const RunState& state, std::shared_ptr<const Dataset> data,
                                     int threads, std::stop_token stop) {
    auto engine = makeEngine(parseExperiment(state.experiment, "the state's experiment"),
                             std::move(data), threads, std::move(stop));
    for (const Change& change : state.changes) {
        engine->apply(change);
    }
    engine->restore(state);
    return engine;
}

void reserveEngine(int threads) {
    engineModule().reserve(threads);
}

void loadEngine() {
    engineModule();
}

}  // namespace obscura
