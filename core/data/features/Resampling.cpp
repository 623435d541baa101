// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Resampling.h"

#include <soxr.h>

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>

namespace obscura {

std::vector<float> resampled(std::span<const float> samples, int from, int to) {
    if (from < 1 || to < 1)
        throw std::invalid_argument("resampled: a rate is not positive");
    if (from == to || samples.empty())
        return {samples.begin(), samples.end()};
    const auto count =
        (static_cast<std::uint64_t>(samples.size()) * static_cast<std::uint64_t>(to) +
         static_cast<std::uint64_t>(from) - 1) /
        static_cast<std::uint64_t>(from);
    std::vector<float> out(count);
    const soxr_io_spec_t format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_runtime_spec_t threads = soxr_runtime_spec(1);
    std::size_t written = 0;
    const soxr_error_t error =
        soxr_oneshot(from, to, 1, samples.data(), samples.size(), nullptr, out.data(), out.size(),
                     &written, &format, &quality, &threads);
    if (error)
        throw std::runtime_error(std::string("libsoxr: ") + soxr_strerror(error));
    return out;  // what it leaves unwritten at the end, a sample by rounding, is silence
}

}  // namespace obscura
