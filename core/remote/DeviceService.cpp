// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/DeviceService.h"

#include "core/base/Numbers.h"
#include "core/remote/RemoteError.h"
#include "devices/Error.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace obscura {

namespace {

/// Rows or settings of one request.
constexpr Index kMostRows = Index{1} << 30;

double secondsSince(DeviceService::Clock::time_point start, DeviceService::Clock::time_point now) {
    return std::chrono::duration<double>(now - start).count();
}

std::string textIn(const WireMessage& message, const char* field) {
    const auto found = message.header.find(field);
    if (found == message.header.end() || !found->is_string() || *found == "") {
        throw UserError(std::string(field) + ": found " +
                        (found == message.header.end() ? "nothing" : found->dump()) +
                        ", expected a text");
    }
    return found->get<std::string>();
}

nlohmann::json errorOf(const UserError& error) {
    nlohmann::json json{{"message", error.what()}, {"retry", false}};
    if (const auto* const known = dynamic_cast<const RemoteError*>(&error)) {
        json["retry"] = known->kind() == RemoteError::Kind::Busy;
        if (known->kind() == RemoteError::Kind::Disowned) {
            json["owner"] = false;
        }
    }
    return json;
}

}  // namespace

DeviceService::DeviceService(Device& device, DeviceDescription description, double heartbeat)
    : m_device(device), m_description(std::move(description)), m_heartbeat(heartbeat) {}

Frames DeviceService::answer(const Frames& frames, Clock::time_point now) {
    WireMessage answer;
    nlohmann::json id;
    const Clock::time_point start = Clock::now();
    try {
        const WireMessage request = decode(frames);
        id = request.header.value("id", nlohmann::json());
        answer = obey(request, now);
        answer.header["seconds"] = secondsSince(start, Clock::now());
    } catch (const UserError& error) {
        answer = {.header = {{"error", errorOf(error)}}};
    } catch (const std::exception& error) {
        answer = {.header = {{"error", errorOf(UserError(error.what()))}}};
    }
    // Who has to wait for an answer is not silent.
    m_heard += Clock::now() - start;
    answer.header["protocol"] = kDeviceProtocol;
    answer.header["id"] = id;
    return encode(answer);
}

void DeviceService::note(Clock::time_point now) {
    if (!m_owner.empty() && secondsSince(m_heard, now) > m_heartbeat) {
        m_owner.clear();
        makeSafe();
    }
}

void DeviceService::makeSafe() {
    m_device.program(m_description.initial);
    m_isProgrammed = false;
}

WireMessage DeviceService::obey(const WireMessage& request, Clock::time_point now) {
    const std::string what = textIn(request, "do");
    if (what == "describe") {
        return {.header = {{"device", toJson(m_description)}}};
    }
    if (what == "status") {
        return {.header = {{"values", nlohmann::json::object()},
                           {"warnings", nlohmann::json::array()}}};
    }
    const std::string owner = textIn(request, "owner");
    note(now);
    if (what == "claim") {
        claim(owner, now);
        return {.header = {{"heartbeat", m_heartbeat}}};
    }
    requireOwner(owner);
    m_heard = now;
    if (what == "program") {
        return program(request);
    }
    if (what == "query") {
        return query(request);
    }
    if (what == "sweep") {
        return sweep(request);
    }
    if (what == "safe") {
        makeSafe();
    } else if (what == "release") {
        makeSafe();
        m_owner.clear();
    } else if (what != "alive") {
        throw UserError("do: found \"" + what +
                        "\", expected describe, claim, alive, release, program, query, sweep, "
                        "safe or status");
    }
    return {};
}

void DeviceService::claim(const std::string& owner, Clock::time_point now) {
    if (!m_owner.empty() && m_owner != owner) {
        throw RemoteError(RemoteError::Kind::Busy, "the device belongs to another program, heard " +
                                                       roundedNumber(secondsSince(m_heard, now)) +
                                                       " s ago");
    }
    m_owner = owner;
    m_heard = now;
}

void DeviceService::requireOwner(const std::string& owner) const {
    if (m_owner != owner) {
        throw RemoteError(RemoteError::Kind::Disowned,
                          m_owner.empty() ? "the device belongs to nobody: claim it"
                                          : "the device belongs to another program");
    }
}

WireMessage DeviceService::program(const WireMessage& request) {
    const Index count = m_description.parameters.count;
    const Vector omega = arrayOf(request, 0, 1, count, "parameters").row(0);
    m_device.program(m_description.parameters.written(omega));
    m_isProgrammed = true;
    return {.header = {{"written", false}}};
}

Index DeviceService::sizeIn(const WireMessage& request, const char* field) const {
    const auto found = request.header.find(field);
    const bool isNumber = found != request.header.end() && found->is_number_integer();
    const Index size = isNumber ? found->get<Index>() : 0;
    if (size < 1 || size > kMostRows) {
        throw UserError(std::string(field) + ": found " +
                        (found == request.header.end() ? "nothing" : found->dump()) +
                        ", expected a whole number from 1 to " + std::to_string(kMostRows));
    }
    return size;
}

WireMessage DeviceService::query(const WireMessage& request) {
    const Index rows = sizeIn(request, "rows");
    const auto x = arrayOf(request, 0, rows, m_description.inputs, "inputs");
    if (!m_isProgrammed) {
        throw RemoteError(RemoteError::Kind::Disowned,
                          "the device is in its safe setting: program it first");
    }
    Matrix y(rows, m_description.outputs);
    m_device.query(x, y);
    WireMessage answer;
    answer.add(ConstMatrixRef(y));
    return answer;
}

WireMessage DeviceService::sweep(const WireMessage& request) {
    const Index settings = sizeIn(request, "settings");
    const Index rows = sizeIn(request, "rows");
    const auto omegas = arrayOf(request, 0, settings, m_description.parameters.count, "parameters");
    const auto x = arrayOf(request, 1, rows, m_description.inputs, "inputs");
    Matrix y(settings * rows, m_description.outputs);
    for (Index k = 0; k < settings; ++k) {
        const Vector omega = omegas.row(k);
        m_device.program(m_description.parameters.written(omega));
        m_device.query(x, y.middleRows(k * rows, rows));
    }
    m_isProgrammed = true;
    WireMessage answer;
    answer.add(ConstMatrixRef(y));
    return answer;
}

}  // namespace obscura
