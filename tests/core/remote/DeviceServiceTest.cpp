// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/DeviceService.h"

#include "TestProgram.h"
#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "devices/DeviceRegistry.h"

#include <QtTest>
#include <memory>

using namespace obscura;

namespace {

std::string bytes(const nlohmann::json& hexadecimal) {
    return QByteArray::fromHex(QByteArray::fromStdString(hexadecimal.get<std::string>()))
        .toStdString();
}

}  // namespace

class DeviceServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// As the protocol's page has them for whoever implements it.
    void answersAsTheTestVectorsSay() {
        const auto device = createDevice("matvec", 2, 2);
        DeviceService service(
            *device, describeDevice(*device, {}, Vector::Zero(device->layout().count), "vectors"),
            10);
        const std::string file =
            std::string(tests::dataFolder()) + "/../../resources/protocol/vectors.json";
        for (const nlohmann::json& vector : parseJson(readFile(file), file)) {
            Frames request{vector["request"]["header"].dump()};
            for (const auto& frame : vector["request"]["frames"])
                request.push_back(bytes(frame));
            const Frames answer = service.answer(request, DeviceService::Clock::now());
            const std::string what = vector["what"].get<std::string>();
            nlohmann::json header = nlohmann::json::parse(answer[0]);
            header.erase("seconds");
            if (header.contains("error"))
                header["error"].erase("message");
            if (header["id"].is_null())
                header.erase("id");
            const nlohmann::json& expected = vector["answer"]["header"];
            QVERIFY2(header == expected,
                     (what + ": " + header.dump() + ", expected " + expected.dump()).c_str());
            Frames arrays;
            for (const auto& frame : vector["answer"]["frames"])
                arrays.push_back(bytes(frame));
            QVERIFY2(Frames(answer.begin() + 1, answer.end()) == arrays, what.c_str());
        }
    }

    void anOwnerThatFallsSilentHasGone() {
        const auto device = createDevice("slm", 4, 4);
        const Vector safe = device->layout().initial(1);
        DeviceService service(*device, describeDevice(*device, {}, safe, ""), 5);
        const auto start = DeviceService::Clock::now();
        const auto ask = [&](const char* owner, const char* what, int second) {
            WireMessage request{
                .header = {
                    {"protocol", kDeviceProtocol}, {"id", 1}, {"owner", owner}, {"do", what}}};
            return decode(service.answer(encode(request), start + std::chrono::seconds(second)))
                .header;
        };
        QVERIFY(!ask("a", "claim", 0).contains("error"));
        QVERIFY(ask("b", "claim", 3)["error"]["retry"] == true);
        QVERIFY(!ask("a", "alive", 4).contains("error"));
        device->program(Vector::Constant(16, 0.1f));
        QVERIFY(ask("b", "claim", 8).contains("error"));
        QVERIFY(!ask("b", "claim", 10).contains("error"));
        QVERIFY(ask("a", "alive", 11)["error"]["owner"] == false);
        // It went to its safe setting when it was given up.
        Matrix a(4, 4);
        device->simulation()->transferMatrix(a);
        const auto other = createDevice("slm", 4, 4);
        other->program(safe);
        Matrix expected(4, 4);
        other->simulation()->transferMatrix(expected);
        QVERIFY(a == expected);
    }
};

GUILESS_TEST(DeviceServiceTest)
#include "DeviceServiceTest.moc"
