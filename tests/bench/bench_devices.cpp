// SPDX-License-Identifier: GPL-3.0-or-later

// Times the simulated devices beside the machine's matrix-product peak. Prints one table.

#include "RandomMatrix.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"
#include "devices/MatrixProduct.h"
#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <limits>
#include <vector>

namespace {

using namespace obscura;

/// The shortest of several runs, in milliseconds: what the machine can do undisturbed.
double milliseconds(const auto& action) {
    using Clock = std::chrono::steady_clock;
    constexpr auto kBudget = std::chrono::milliseconds(400);
    constexpr int kFewest = 3;
    double best = std::numeric_limits<double>::infinity();
    const auto start = Clock::now();
    for (int run = 0; run < kFewest || Clock::now() - start < kBudget; ++run) {
        const auto before = Clock::now();
        action();
        best = std::min(best,
                        std::chrono::duration<double, std::milli>(Clock::now() - before).count());
    }
    return best;
}

/// GFLOP/s of a large product.
double measurePeak() {
    constexpr Index kSize = 2048;
    const Matrix a = randomMatrix(kSize, kSize, 1);
    const Matrix b = randomMatrix(kSize, kSize, 2);
    Matrix c(kSize, kSize);
    const double ms = milliseconds([&] { multiply(a, b, c); });
    return 2e-6 * kSize * kSize * kSize / ms;
}

void printRandom() {
    constexpr std::size_t kCount = 1 << 16;
    std::vector<float> out(kCount);
    const CounterRandom random(1);
    const auto report = [&](const char* name, const auto& draw) {
        std::printf("%-10s %7.2f ns a number\n", name, 1e6 * milliseconds(draw) / kCount);
    };
    report("normal", [&] { random.normal(0, 0, out); });
    report("uniform", [&] { random.uniform(0, 0, out); });
    report("sign", [&] { random.sign(0, 0, out); });
    const Matrix x = randomMatrix(1, kCount, 1);
    report("cosine", [&] { simd::kernels().cosine(x.data(), 1, out.data(), kCount); });
    report("ring",
           [&] { simd::kernels().ringWeight(x.data(), 0.01f, 0.08f, 2.88f, out.data(), kCount); });
}

void printDevice(const DeviceInfo& info, Index n, Index m, Index batch, Index probes, double peak) {
    const auto device = createDevice(info.id, n, m);
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(batch, n, 2);
    const Matrix weights = randomMatrix(batch, m, 3);
    Matrix y(batch, m);
    const double program = milliseconds([&] { device->program(omega); });
    const double query = milliseconds([&] { device->query(x, y); });
    const GaussianDirections directions(4);
    Matrix scores(probes, 1);
    const double sweep = milliseconds([&] {
        device->sweep({omega, 0.01f, directions, probes, x, y, weights, false}, scores);
    });
    Vector gradient(omega.size());
    const double combine = milliseconds(
        [&] { combineDirections(directions, scores, device->layout().groups, gradient); });
    const double product = 2e-6 * static_cast<double>(batch * n * m) / peak;
    std::printf("%-15s %5td %5td %5td %9td %9.3f %9.3f %8.2f %5td %9.3f %9.3f\n", info.id.c_str(),
                n, m, batch, device->layout().count, program, query, product / (program + query),
                probes, sweep, combine);
}

void printImperfect(const DeviceInfo& info, Index n, Index m, Index batch, Index probes) {
    const Matrix x = randomMatrix(batch, n, 2);
    const Matrix weights = randomMatrix(batch, m, 3);
    const Matrix baseline = Matrix::Zero(batch, m);
    const GaussianDirections directions(4);
    Matrix scores(probes, 1);
    const auto sweep = [&](const ImperfectionSettings& settings) {
        const auto device = withImperfections(createDevice(info.id, n, m), settings, {}, 1);
        const Vector omega = device->layout().initial(1);
        return milliseconds([&] {
            device->sweep({omega, 0.01f, directions, probes, x, baseline, weights, false}, scores);
        });
    };
    const ImperfectionSettings parameters = {.parameterBits = 8,
                                             .parameterLimit = 7,
                                             .inputBits = 8,
                                             .crosstalk = 0.01f,
                                             .fabricationSpread = 0.01f};
    ImperfectionSettings all = parameters;
    all.outputBits = 8;
    all.readNoise = 0.01f;
    std::printf("%-15s %5td %5td %5td %5td %9.3f %10.3f %9.3f %9.3f\n", info.id.c_str(), n, m,
                batch, probes, sweep({}), sweep(parameters), sweep({.readNoise = 0.01f}),
                sweep(all));
}

}  // namespace

// With arguments: only the devices named.
int main(int argc, char** argv) {
    const double peak = measurePeak();
    std::printf("instructions %s, %d threads, matrix products %.1f GFLOP/s\n\n",
                simd::kernels().name, ThreadPool::current().threads(), peak);
    printRandom();
    std::printf("\nmilliseconds; of peak = time of the product at peak / (program + query)\n");
    std::printf("%-15s %5s %5s %5s %9s %9s %9s %8s %5s %9s %9s\n", "device", "n", "m", "batch", "d",
                "program", "query", "of peak", "probe", "sweep", "combine");
    std::vector<DeviceInfo> devices;
    std::ranges::copy_if(deviceRegistry(), std::back_inserter(devices), [&](const auto& info) {
        const auto isNamed = [&](const char* name) { return info.id == name; };
        return argc == 1 || std::any_of(argv + 1, argv + argc, isNamed);
    });
    for (const DeviceInfo& info : devices) {
        printDevice(info, 256, 128, 128, 10, peak);
        printDevice(info, 256, 128, 128, 100, peak);
        printDevice(info, 1024, 1024, 1024, 1, peak);
    }
    std::printf(
        "\nmilliseconds a sweep, by imperfections: none, of parameters and inputs, 1 %% "
        "read noise, all of these\n");
    std::printf("%-15s %5s %5s %5s %5s %9s %10s %9s %9s\n", "device", "n", "m", "batch", "probe",
                "none", "parameters", "noise", "all");
    for (const DeviceInfo& info : devices) {
        printImperfect(info, 256, 128, 16, 10);
        printImperfect(info, 256, 128, 128, 10);
    }
}
