// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunState.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/base/AtomicFile.h"
#include "core/weights/Safetensors.h"

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

RunState sample() {
    return {.experiment = "{\"obscura\": 1}\n",
            .changes = {{4, "surrogate.rank", Index{5}},
                        {4, "imperfections.drift", 0.1},
                        {4, "estimator.antithetic", true},
                        {0, "learning_rate", 1e-3},
                        {4, "surrogate.update", std::string("svd")},
                        {4, "estimator.step", Auto()}},
            .step = 12,
            .arrays = {{"on", {}, std::vector<std::uint8_t>{1}},
                       {"weights", {2, 3}, std::vector<float>{1, 2, 3, 4, 5, -6.5f}},
                       {"losses", {2}, std::vector<double>{0.1, 1e-300}},
                       {"unknown", {1}, std::vector<double>{std::nan("")}},
                       {"reads", {}, std::vector<std::int64_t>{-1}},
                       {"none", {0, 5}, std::vector<float>{}}}};
}

}  // namespace

class RunStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasWritten() {
        writeRunState(file(), sample());
        RunState read = readRunState(file());
        QCOMPARE(read.experiment, sample().experiment);
        QCOMPARE(read.step, std::int64_t{12});
        QVERIFY(read.changes == sample().changes);
        QCOMPARE(read.arrays.size(), sample().arrays.size());
        for (const StateArray& array : sample().arrays) {
            const auto found = std::ranges::find(read.arrays, array.name, &StateArray::name);
            QVERIFY2(found != read.arrays.end(), array.name.c_str());
            QCOMPARE(found->shape, array.shape);
            QVERIFY(found->values.index() == array.values.index());
            if (array.name != "unknown") {
                QVERIFY2(found->values == array.values, array.name.c_str());
            } else {
                QVERIFY(std::isnan(std::get<std::vector<double>>(found->values).front()));
            }
        }
    }

    void sameStateSameBytes() {
        writeRunState(file(), sample());
        const std::string first = readFile(file());
        writeRunState(file(), readRunState(file()));
        QCOMPARE(readFile(file()), first);
    }

    void valuesLieAtMultiplesOfTheirSize() {
        writeRunState(file(), sample());
        const std::string bytes = readFile(file());
        const SafetensorsFile read(file());
        for (const SafetensorsArray& array : read.arrays()) {
            const auto at = array.bytes.data() - read.arrays().front().bytes.data();
            const int size = array.type == "F32" ? 4 : array.type == "U8" ? 1 : 8;
            QCOMPARE(at % size, std::ptrdiff_t{0});
        }
    }

    void refusesWhatIsCutOff() {
        writeRunState(file(), sample());
        const std::string whole = readFile(file());
        for (const std::size_t kept : {std::size_t{0}, std::size_t{5}, std::size_t{40},
                                       whole.size() / 2, whole.size() - 1}) {
            writeFileAtomically(file(), std::string_view(whole).substr(0, kept));
            const QString message = messageOf([&] { readRunState(file()); });
            QVERIFY2(message.contains("state.safetensors"), qPrintable(QString::number(kept)));
        }
    }

    void refusesOtherFiles_data() {
        QTest::addColumn<SafetensorsMetadata>("metadata");
        QTest::addColumn<QString>("expected");
        const SafetensorsMetadata good = {{"format", "obscura run state"},
                                          {"version", "1"},
                                          {"step", "3"},
                                          {"experiment", "{}"},
                                          {"changes", "[]"}};
        const auto with = [&](const std::string& key, const std::string& value) {
            SafetensorsMetadata metadata = good;
            metadata[key] = value;
            return metadata;
        };
        SafetensorsMetadata without = good;
        without.erase("experiment");
        QTest::newRow("weights") << SafetensorsMetadata{}
                                 << "found nothing about its format, expected the state of a run";
        QTest::newRow("another format")
            << with("format", "pt")
            << "found a file of the format \"pt\", expected \"obscura run "
               "state\"";
        QTest::newRow("from the future")
            << with("version", "2")
            << "found the state of a run in version 2, expected 1 at most: a later version of the "
               "program wrote it";
        QTest::newRow("changes of another form")
            << with("changes", "[{\"block\": 4}]")
            << "its changes are damaged: [json.exception.out_of_range.403] key 'option' not found";
        QTest::newRow("no number")
            << with("step", "3x") << "found \"3x\" as its step, expected a number";
        QTest::newRow("nothing to build")
            << without << "found nothing about its experiment, expected the state of a run";
    }
    void refusesOtherFiles() {
        QFETCH(SafetensorsMetadata, metadata);
        QFETCH(QString, expected);
        AtomicFile whole(file());
        writeSafetensors(whole, {}, metadata);
        whole.commit();
        QCOMPARE(messageOf([&] { readRunState(file()); }),
                 QString::fromStdString(file().string()) + ": " + expected);
    }

    void refusesTypesThatNoStateHas() {
        AtomicFile whole(file());
        const std::string bytes(8, '\0');
        writeSafetensors(whole, {{"key", "U64", {1}, bytes}},
                         {{"format", "obscura run state"},
                          {"version", "1"},
                          {"step", "3"},
                          {"experiment", "{}"},
                          {"changes", "[]"}});
        whole.commit();
        QVERIFY(messageOf([&] {
                    readRunState(file());
                }).contains("array key: found U64, expected F32, F64, I64 or U8"));
    }

    void aFolderThatCantBeWrittenKeepsTheOldFile() {
        writeRunState(file(), sample());
        const std::string before = readFile(file());
        RunState other = sample();
        other.step = 13;
        const std::filesystem::path nowhere =
            m_folder.filePath("missing/state.safetensors").toStdString();
        QVERIFY(!messageOf([&] { writeRunState(nowhere, other); }).isEmpty());
        QCOMPARE(readFile(file()), before);
    }

private:
    std::filesystem::path file() const { return m_folder.filePath(kStateFile).toStdString(); }

    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::RunStateTest)
#include "RunStateTest.moc"
