// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/InterferometerMesh.h"

#include "devices/Error.h"
#include "devices/MatrixProduct.h"
#include "devices/Phase.h"
#include "devices/State.h"
#include "devices/Threads.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/MeshShape.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

using simd::kMeshBlocks;

constexpr Index kLanes = simd::kMeshLanes;
constexpr Index kRailStride = 2 * kLanes;
/// 16 million phases; their blocks take half a GiB.
constexpr Index kMostRails = 4096;
/// Samples whose gradients are summed by themselves: a fixed number, whatever the threads.
constexpr Index kSlabs = 4;

MeshShape shapeFor(Index inputs, Index outputs) {
    const Index rails = std::max({inputs, outputs, Index{2}});
    if (rails > kMostRails) {
        throw UserError("interferometer mesh: found " + std::to_string(rails) +
                        " rails, expected at most " + std::to_string(kMostRails) +
                        ", whose 16 million phases take half a GiB already");
    }
    return MeshShape::of(inputs, outputs);
}

/// kLanes samples in the mesh, laid out as the kernels ask.
class Field {
public:
    explicit Field(Index rails)
        : m_rails(rails), m_values(static_cast<std::size_t>(rails * kRailStride)) {}

    /// Writes rows first … of `x`: real amplitudes on the first rails, then, beyond their number,
    /// imaginary parts; the other lanes and rails are dark.
    void fill(const ConstMatrixRef& x, Index first) {
        std::ranges::fill(m_values, 0.0f);
        const Index count = std::min(kLanes, x.rows() - first);
        for (Index lane = 0; lane < count; ++lane) {
            for (Index number = 0; number < x.cols(); ++number) {
                *(part(number) + lane) = x(first + lane, number);
            }
        }
    }

    /// Reads the first rails' real parts into rows first … of `y`; beyond their number, imaginary
    /// parts.
    void read(MatrixRef y, Index first) {
        const Index count = std::min(kLanes, y.rows() - first);
        for (Index lane = 0; lane < count; ++lane) {
            for (Index number = 0; number < y.cols(); ++number) {
                y(first + lane, number) = *(part(number) + lane);
            }
        }
    }

    float* at(Index rail) { return m_values.data() + rail * kRailStride; }

private:
    /// Of 2N numbers: N real parts, then N imaginary ones.
    float* part(Index number) {
        return number < m_rails ? at(number) : at(number - m_rails) + kLanes;
    }

    Index m_rails;
    std::vector<float> m_values;
};

Index chunksOf(Index samples) {
    return (samples + kLanes - 1) / kLanes;
}

/// Where a block's eight numbers begin, kMeshBlocks apart.
std::size_t placeOf(Index block) {
    const auto b = static_cast<std::size_t>(block);
    return b / kMeshBlocks * (8 * kMeshBlocks) + b % kMeshBlocks;
}

/// Light on the first `reached` of `rails` reaches so many behind, or comes from so many before, a
/// column: one more where that has a block across the edge.
Index spreadBy(Index column, Index reached, Index rails) {
    const bool acrossEdge = reached % 2 != column % 2;
    return std::min(rails, acrossEdge ? reached + 1 : reached);
}

ParameterLayout withSplitters(ParameterLayout layout, Index splitters) {
    const Index phases = layout.count;
    layout.count += layout.count / 2 * splitters;
    layout.shape = {layout.count};
    layout.panels.clear();
    layout.groups.groupOf.resize(static_cast<std::size_t>(layout.count), 0);
    layout.initialize = [phases, first = std::move(layout.initialize)](std::uint64_t seed,
                                                                       VectorRef omega) {
        first(seed, omega.head(phases));
        omega.tail(omega.size() - phases).setZero();
    };
    return layout;
}

}  // namespace

InterferometerElements InterferometerKind::elementsOf(Index block, const float* phases,
                                                      const float* errors) const {
    return elements(nearPhase(phases[2 * block]), nearPhase(phases[2 * block + 1]),
                    errors + splitters * block);
}

void InterferometerKind::makeBlocks(const float* phases, const float* errors, std::size_t first,
                                    std::size_t count, float* blocks) const {
    if (!errors) {
        this->blocks(phases + 2 * first, count, blocks + 8 * first);
        return;
    }
    for (std::size_t b = first; b < first + count; ++b) {
        const auto block = static_cast<Index>(b);
        const TwoRails t = elementsOf(block, phases, errors).transfer();
        float* out = blocks + placeOf(block);
        for (const std::complex<float> entry : {t(0, 0), t(0, 1), t(1, 0), t(1, 1)}) {
            out[0] = entry.real();
            out[kMeshBlocks] = entry.imag();
            out += 2 * kMeshBlocks;
        }
    }
}

ParameterLayout InterferometerMesh::makeLayout(Index inputs, Index outputs) {
    const MeshShape mesh = shapeFor(inputs, outputs);
    ParameterLayout layout;
    layout.count = 2 * mesh.blocks();
    layout.shape = {mesh.blocks(), 2};
    // The heaters of one column stand in a row: θ, φ of its first block, then of the next.
    const auto half = static_cast<std::size_t>(mesh.rails / 2);
    layout.panels.assign(half, {1, mesh.rails});
    layout.panels.insert(layout.panels.end(), half, {1, mesh.rails - 2});
    layout.groups = OutputGroups::together(layout.count, outputs);
    describePhases(layout, "θ, φ");
    layout.initialize = [rails = mesh.rails](std::uint64_t seed, VectorRef omega) {
        drawNormal(seed, std::numbers::pi_v<float> / 2, 1 / std::sqrt(static_cast<float>(rails)),
                   omega);
    };
    return layout;
}

InterferometerMesh::InterferometerMesh(Index inputs, Index outputs, const InterferometerKind& kind,
                                       MeshSplitters splitters, MeshFront front)
    : SimulatedDevice(inputs, front.columns > 0 ? 2 * shapeFor(inputs, outputs).rails : outputs,
                      splitters.areParameters
                          ? withSplitters(makeLayout(inputs, outputs), kind.splitters)
                          : makeLayout(inputs, outputs)),
      m_kind(kind),
      m_splitters(std::move(splitters)),
      m_front(front),
      m_rails(shapeFor(inputs, outputs).rails),
      m_columns(litColumns()),
      m_runs(usedBlocks()) {}

/// Of the first block, with the others behind; nullptr: all are half and half.
const float* InterferometerMesh::splitterErrors() const {
    if (m_splitters.areParameters) {
        return programmed().data() + 2 * blocks();
    }
    return m_splitters.errors.size() > 0 ? m_splitters.errors.data() : nullptr;
}

/// So many rails behind each column reach an output.
std::vector<Index> InterferometerMesh::neededRails() const {
    std::vector<Index> needed(static_cast<std::size_t>(m_rails), m_rails);
    Index reached = outputs();
    for (Index c = m_rails - 1; c >= 0 && !isFront(); --c) {
        needed[static_cast<std::size_t>(c)] = reached;
        reached = spreadBy(c, reached, m_rails);
    }
    return needed;
}

std::vector<InterferometerMesh::Run> InterferometerMesh::usedBlocks() const {
    if (!isFront()) {
        return {{0, blocks()}};
    }
    const MeshShape shape{m_rails};
    const Index even = (m_front.columns + 1) / 2 * 2;
    const Index odd = m_front.columns / 2 * 2 + 1;
    // Those of even columns come first; behind the last of them begin the odd ones.
    return {{0, even < m_rails ? shape.firstBlock(even) : shape.firstBlock(1)},
            {shape.firstBlock(1), odd < m_rails ? shape.firstBlock(odd) : blocks()}};
}

std::vector<InterferometerMesh::Column> InterferometerMesh::litColumns() const {
    const std::vector<Index> needed = neededRails();
    std::vector<Column> columns;
    const MeshShape shape{m_rails};
    Index reached = inputs();
    for (Index c = 0; c < (isFront() ? m_front.columns : m_rails); ++c) {
        // Blocks whose upper rail is both lit and needed.
        const Index limit = std::min(reached, needed[static_cast<std::size_t>(c)]);
        const Index rail = MeshShape::firstRail(c);
        const Index count = std::min((limit - rail + 1) / 2, shape.blocksIn(c));
        columns.push_back(
            {rail, static_cast<std::size_t>(shape.firstBlock(c)), static_cast<std::size_t>(count)});
        reached = spreadBy(c, reached, m_rails);
    }
    return columns;
}

void InterferometerMesh::listState(StateFields& fields) {
    SimulatedDevice::listState(fields);
    // Whichever way light takes through it decides the last digits.
    using Bytes = std::vector<std::uint8_t>;
    fields.addBytes(
        "is_formed", {}, [this] { return Bytes{m_a.size() > 0}; },
        [this](const Bytes& isFormed) {
            if (isFormed.front() && programmed().size() > 0) {
                formMatrix();
            }
        });
}

void InterferometerMesh::setParameters() {
    m_a.resize(0, 0);
    const auto count = static_cast<std::size_t>(blocks());
    constexpr std::size_t kTask = 64 * kMeshBlocks;
    m_blocks.resize((count + kMeshBlocks - 1) / kMeshBlocks * kMeshBlocks * 8);
    for (const Run& run : m_runs) {
        const auto begin = static_cast<std::size_t>(run.first) / kMeshBlocks * kMeshBlocks;
        const auto end = static_cast<std::size_t>(run.end);
        const std::size_t tasks = (end - begin + kTask - 1) / kTask;
        parallelFor(static_cast<Index>(tasks), [&](Index task) {
            const std::size_t first = begin + static_cast<std::size_t>(task) * kTask;
            m_kind.makeBlocks(programmed().data(), splitterErrors(), first,
                              std::min(kTask, end - first), m_blocks.data());
        });
    }
}

void InterferometerMesh::pass(const ConstMatrixRef& x, MatrixRef y) const {
    parallelFor(chunksOf(x.rows()), [&](Index chunk) {
        Field field(m_rails);
        field.fill(x, chunk * kLanes);
        for (const Column& column : m_columns) {
            simd::kernels().meshColumn(m_blocks.data(), column.first, column.count,
                                       field.at(column.rail));
        }
        field.read(y, chunk * kLanes);
    });
}

// gx = Re(U† g): for real g that is Re(U)ᵀ g.
void InterferometerMesh::passBack(const ConstMatrixRef& g, MatrixRef gx) const {
    parallelFor(chunksOf(g.rows()), [&](Index chunk) {
        Field field(m_rails);
        field.fill(g, chunk * kLanes);
        for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column) {
            simd::kernels().meshColumnBack(m_blocks.data(), column->first, column->count,
                                           field.at(column->rail));
        }
        field.read(gx, chunk * kLanes);
    });
}

void InterferometerMesh::send(const ConstMatrixRef& x, MatrixRef y) {
    // Beyond that many samples the matrix costs less than the mesh.
    if (m_a.size() == 0 && x.rows() > std::min(inputs(), outputs())) {
        formMatrix();
    }
    if (m_a.size() > 0) {
        multiplyByTranspose(x, m_a, y);
    } else {
        pass(x, y);
    }
}

void InterferometerMesh::formMatrix() {
    Matrix a(outputs(), inputs());
    transferMatrix(a);
    m_a.swap(a);
}

void InterferometerMesh::transferMatrix(MatrixRef a) const {
    if (outputs() <= inputs()) {
        passBack(Matrix::Identity(outputs(), outputs()), a);
    } else {
        Matrix columns(inputs(), outputs());
        pass(Matrix::Identity(inputs(), inputs()), columns);
        a = columns.transpose();
    }
}

void InterferometerMesh::pullBackInputs(ConstMatrixRef, ConstMatrixRef g, MatrixRef gx) const {
    passBack(g, gx);
}

void InterferometerMesh::addGradient(const ConstMatrixRef& x, const ConstMatrixRef& g,
                                     Index firstSample, std::vector<float>& gradient) const {
    Field field(m_rails);
    Field adjoint(m_rails);
    field.fill(x, firstSample);
    adjoint.fill(g, firstSample);
    for (const Column& column : m_columns) {
        simd::kernels().meshColumn(m_blocks.data(), column.first, column.count,
                                   field.at(column.rail));
    }
    for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column) {
        simd::kernels().meshColumnGradient(m_blocks.data(), column->first, column->count,
                                           field.at(column->rail), adjoint.at(column->rail),
                                           gradient.data());
    }
}

void InterferometerMesh::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g,
                                            VectorRef gomega) const {
    const Index chunks = chunksOf(x.rows());
    const Index slabs = std::min(kSlabs, chunks);
    std::vector<std::vector<float>> sums(static_cast<std::size_t>(slabs),
                                         std::vector<float>(m_blocks.size()));
    parallelFor(slabs, [&](Index slab) {
        for (Index chunk = slab; chunk < chunks; chunk += slabs) {
            addGradient(x, g, chunk * kLanes, sums[static_cast<std::size_t>(slab)]);
        }
    });
    if (isFront()) {
        gomega.setZero();
    }
    for (const Run& run : m_runs) {
        for (Index block = run.first; block < run.end; ++block) {
            pullBackBlock(block, sums, gomega);
        }
    }
}

/// From the sum of `gradients`, laid out as the kernels ask.
void InterferometerMesh::pullBackBlock(Index block,
                                       const std::vector<std::vector<float>>& gradients,
                                       VectorRef gomega) const {
    const std::size_t at = placeOf(block);
    std::array<std::complex<float>, 4> gradient{};
    for (const std::vector<float>& part : gradients) {
        for (std::size_t entry = 0; entry < 4; ++entry) {
            gradient[entry] += std::complex<float>(part[at + 2 * entry * kMeshBlocks],
                                                   part[at + (2 * entry + 1) * kMeshBlocks]);
        }
    }
    float* const byPhases = gomega.data() + 2 * block;
    const float* const errors = splitterErrors();
    if (!errors) {
        m_kind.pullBack(programmed()[2 * block], programmed()[2 * block + 1], gradient.data(),
                        byPhases);
        return;
    }
    // Derivatives by splitters that ω doesn't have go nowhere.
    std::array<float, InterferometerElements::kMost> nowhere;
    m_kind.elementsOf(block, programmed().data(), errors)
        .pullBack(gradient, byPhases,
                  m_splitters.areParameters
                      ? gomega.data() + 2 * blocks() + m_kind.splitters * block
                      : nowhere.data());
}

}  // namespace obscura
