// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Costs.h"
#include "devices/Device.h"
#include "devices/Options.h"
#include "devices/PictureHints.h"
#include "devices/WeightLaw.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

struct MeshLight;

/// Numbers by which one piece of a device differs from its design, beside offsets of ω.
struct DeviceFlaws {
    std::string symbol = {};  ///< "β"; empty: there are none
    std::string unit = {};
    float scale = 1;  ///< how large they typically are
    /// Those of the simulated piece that `options` describe, as createTwin() takes them.
    std::function<Vector(Index inputs, Index outputs, const Options& options)> ofPiece = {};
};

/// How light passes a device column by column, where each parameter acts in one of them: what is
/// behind the first ones answers y = R z to the light z that leaves them, with a matrix R that
/// stays as it is while the parameters further behind do.
struct DeviceColumns {
    /// [d] the column of each parameter of ω, from 0 at the inputs; empty: there are none.
    std::function<std::vector<Index>(Index inputs, Index outputs, const Options&)> columnOf = {};
    /// Builds a model of the first `columns` (≥ 1) alone, as createTwin() does of all. It takes the
    /// same parameters, of which those further behind do nothing, and answers z as real numbers.
    std::function<std::unique_ptr<Device>(Index inputs, Index outputs, Index columns,
                                          const Options&)>
        createFront = {};

    bool any() const { return static_cast<bool>(columnOf); }
};

/// What some devices tell only when they are connected.
struct DeviceNature {
    bool isLinear = true;
    bool hasCells = false;
    Index outputs = 0;  ///< m
    DeviceCosts costs = {};
};

/// Everything that the terminal, the file reader, the panel and the pictures need to know of a
/// device: a new one is a file models/<Name>.cpp and its line in DeviceRegistry.cpp.
struct DeviceInfo {
    std::string id;           ///< as in the file: "slm"
    std::string title;        ///< "Spatial light modulator"
    std::string description;  ///< one paragraph for a person who has not seen one
    std::string equation;     ///< "A = cos(φ)/√n"
    std::vector<OptionInfo> options;
    bool isLinear = true;      ///< as Device::isLinear()
    bool isSimulation = true;  ///< whether it can be looked into: Device::simulation()
    bool hasCells = false;     ///< whether each parameter sets one weight: ParameterLayout::cells
    DeviceCosts costs = {};    ///< of a typical one on the bench; the model names their source
    /// What `costs` are those of, in words and with its size: "a panel refreshed at 60 Hz".
    std::string costBasis = {};
    /// What such a device tells of its parameters, before one is built. Options and sizes as below.
    std::function<ParameterLayout(Index inputs, Index outputs, const Options&)> layout;
    /// Whether two readings of such a device differ though it is ideal; empty: no. Options as
    /// below.
    std::function<bool(const Options&)> readsWithNoise = {};
    /// Builds the device for n inputs and m outputs. Options were checked against the schema;
    /// sizes that the device can't represent throw UserError with the reason.
    std::function<std::unique_ptr<Device>(Index inputs, Index outputs, const Options&)> create;
    /// h of a device whose parameters each set one weight; else empty.
    std::function<WeightLaw(Index inputs, const Options&)> weightLaw = {};
    /// Builds a model of such a device as it was designed, for a twin to learn: its parameters are
    /// ω followed by the flaws, which are 0 in the design. Empty: create() without options that are
    /// flaws, for a device whose parameters alone can be off.
    std::function<std::unique_ptr<Device>(Index inputs, Index outputs, const Options&)> createTwin =
        {};
    DeviceFlaws flaws = {};      ///< what createTwin() has beside ω
    DeviceColumns columns = {};  ///< for a calibration that goes from one to the next
    /// The way of `x` [n] through the device at parameters `omega`, where that is a mesh of
    /// interferometers; else empty. Precondition: all finite.
    std::function<MeshLight(Index inputs, Index outputs, const Options&, ConstVectorRef omega,
                            ConstVectorRef x)>
        meshLight = {};
    /// Of a device that is told from others by what it says of itself, in place of the fields
    /// above; throws UserError where it has not been connected. Options as above.
    std::function<DeviceNature(const Options&)> nature = {};
    /// Asks such a device, and returns the options with its answer: the only way in which looking
    /// at an experiment reaches hardware. Takes as long as the device does; throws UserError.
    std::function<Options(Options)> connect = {};
    PictureHints picture = {};
    std::vector<std::string> aliases = {};  ///< further names under which files may know it
};

/// All devices, in the order in which they are offered.
const std::vector<DeviceInfo>& deviceRegistry();

/// Adds a device behind the others, while the program starts: what needs more than this room has
/// is offered by another. Returns true.
bool offerDevice(DeviceInfo info);

/// The device called `id`. Throws UserError with the nearest known names when there is none.
const DeviceInfo& deviceInfo(std::string_view id);

/// Looks up `id`, checks sizes (n, m ≥ 1) and options, and tells the layout of such a device.
ParameterLayout deviceLayout(std::string_view id, Index inputs, Index outputs,
                             const Options& options = {});
/// Whether such a device reads with noise of its own, imperfections apart.
bool deviceReadsWithNoise(std::string_view id, const Options& options = {});
/// What training may do with such a device: of the registry, or as it says of itself.
DeviceNature deviceNature(std::string_view id, const Options& options = {});
/// As deviceLayout(), and builds the device.
std::unique_ptr<Device> createDevice(std::string_view id, Index inputs, Index outputs,
                                     const Options& options = {});
/// As createDevice(), of the device as it was designed: without what options say of flaws.
std::unique_ptr<Device> createDesign(std::string_view id, Index inputs, Index outputs,
                                     const Options& options = {});
/// The model of the device for a twin to learn: DeviceInfo::createTwin.
std::unique_ptr<Device> createTwin(std::string_view id, Index inputs, Index outputs,
                                   const Options& options = {});
/// The model of its first `columns`: DeviceColumns::createFront, which it must have.
std::unique_ptr<Device> createFront(std::string_view id, Index inputs, Index outputs, Index columns,
                                    const Options& options = {});
/// [d] the column of each of its parameters; empty: it has none.
std::vector<Index> deviceColumns(std::string_view id, Index inputs, Index outputs,
                                 const Options& options = {});
/// The law of such a device's weights, or nothing where its parameters don't each set one.
std::optional<WeightLaw> weightLaw(const DeviceInfo& info, Index inputs,
                                   const Options& options = {});

/// How many devices this process has built so far: to look at an experiment builds none.
std::int64_t devicesBuilt();

}  // namespace obscura
