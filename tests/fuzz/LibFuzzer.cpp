// SPDX-License-Identifier: GPL-3.0-or-later
// For LLVM's libFuzzer, which finds its way by what is covered. OBSCURA_FUZZ names the target.
#include "devices/Threads.h"
#include "fuzz/Targets.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const obscura::fuzz::Target* s_target = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    using namespace obscura::fuzz;
    const char* const wanted = std::getenv("OBSCURA_FUZZ");
    for (const Target& target : targets()) {
        if (wanted && target.name == wanted)
            s_target = &target;
    }
    if (!s_target) {
        std::fprintf(stderr, "libfuzzer: OBSCURA_FUZZ must be one of:\n");
        for (const Target& target : targets())
            std::fprintf(stderr, "  %s\n", target.name.c_str());
        std::exit(2);
    }
    static obscura::ThreadPool alone(1);
    static const obscura::UseThreads use(alone);
    // Answers are of no interest.
    ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    obscura::fuzz::feed(*s_target, {reinterpret_cast<const char*>(data), size});
    return 0;
}
