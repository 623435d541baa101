// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/DeviceDescription.h"
#include "devices/Device.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace obscura {

class RemoteLink;
struct WireMessage;

/// How a device is reached.
struct RemoteOptions {
    std::string address;   ///< "tcp://127.0.0.1:5577"
    double timeout = 10;   ///< s: how long an answer may take
    double patience = 60;  ///< s: how long a device that fell silent is tried again
};

/// A device on the bench, in another program or on another machine, behind the protocol
/// "obscura-device/1". One that was restarted is claimed and programmed anew, and what it was asked
/// is asked again; ω never leaves its range.
class RemoteDevice final : public Device {
public:
    /// Connects, claims the device, and asks what it says of itself. Once `stop` asks for the end,
    /// whatever waits for an answer throws Stopped. Throws UserError where nobody answers, another
    /// program owns it, or it says what can't be.
    explicit RemoteDevice(const RemoteOptions& options, const std::stop_token& stop = {});
    /// Leaves it in its safe setting.
    ~RemoteDevice() override;

    const DeviceDescription& description() const { return m_description; }

    Index inputs() const override { return m_description.inputs; }
    Index outputs() const override { return m_description.outputs; }
    const ParameterLayout& layout() const override { return m_description.parameters; }
    bool isLinear() const override { return m_description.isLinear; }
    void program(ConstVectorRef omega) override;
    void query(ConstMatrixRef x, MatrixRef y) override;
    float inputLimit() const override { return m_description.inputLimit; }
    NoiseLevel noiseLevel() const override { return m_description.noise; }
    void heed(const std::stop_token& stop) override { m_stop = stop; }
    std::optional<double> takeMeasuredSeconds() override;

private:
    WireMessage ask(const WireMessage& request);
    void claim();
    WireMessage programming() const;

    RemoteOptions m_options;
    std::stop_token m_stop;
    std::unique_ptr<RemoteLink> m_link;
    DeviceDescription m_description;
    Vector m_omega;                   ///< [d] programmed last; empty: never
    std::optional<double> m_seconds;  ///< told by answers since they were taken
};

/// What the device at that address says of itself, whoever owns it. Throws as RemoteDevice does.
DeviceDescription describeRemote(const RemoteOptions& options);

}  // namespace obscura
