// SPDX-License-Identifier: GPL-3.0-or-later
// For LLVM's libFuzzer, which finds its way by what is covered. OBSCURA_FUZZ names the target.
#include "fuzz/Targets.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace obscura::fuzz;
    const char* const wanted = std::getenv("OBSCURA_FUZZ");
    for (const Target& target : targets()) {
        if (wanted && target.name == wanted)
            feed(target, {reinterpret_cast<const char*>(data), size});
    }
    return 0;
}
