// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LayerCatalogue.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"

#include <set>

using namespace obscura;

class LayerCatalogueTest : public QObject {
    Q_OBJECT

private:
    static LayerShape infer(const char* kind, const std::vector<Shape>& inputs,
                            Options options = {}) {
        const Block block{1, "block", kind, std::move(options), {}};
        return layerInfo(kind).infer(block, inputs);
    }

private Q_SLOTS:
    void everyKindIsDescribed_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < layerCatalogue().size(); ++i)
            QTest::newRow(layerCatalogue()[i].kind.c_str()) << int(i);
    }
    void everyKindIsDescribed() {
        QFETCH(int, index);
        const LayerInfo& info = layerCatalogue()[std::size_t(index)];
        QVERIFY(!info.title.empty() && !info.group.empty() && !info.description.empty());
        QVERIFY(info.infer);
        std::set<std::string> names;
        for (const OptionInfo& option : info.options) {
            QVERIFY(names.insert(option.name).second);
            QVERIFY(!option.title.empty() && !option.help.empty());
            QVERIFY(checkedOption(option, option.initial) == option.initial);
            for (const char* taken : {"id", "name", "kind", "position"})
                QVERIFY(option.name != taken);
        }
        const Block block{1, "block", info.kind, {}, {}};
        for (const OptionInfo& option : blockSchema(block))
            QVERIFY(blockOption(block, option.name) == option.initial);
    }

    void everyChoiceHasATitleAndEveryTextAHint() {
        std::vector<OptionInfo> all = trainingSchema();
        for (const LayerInfo& info : layerCatalogue())
            std::ranges::copy(blockSchema({1, "block", info.kind, {}, {}}),
                              std::back_inserter(all));
        for (const OptionInfo& option : all) {
            QCOMPARE(option.choiceTitles.size(), option.choices.size());
            for (const std::string& title : option.choiceTitles)
                QVERIFY2(!title.empty(), option.name.c_str());
            const bool isFreeText = option.type() == OptionType::Text && option.choices.empty();
            QVERIFY2((isFreeText || option.allowsAuto) == !option.hint.empty(),
                     option.name.c_str());
        }
        const OptionInfo* const device = findOption(layerInfo("blackbox").options, "device");
        QCOMPARE(choiceTitle(*device, "slm"), deviceInfo("slm").title);
    }

    void everyDeviceCanBeChosen() {
        constexpr std::size_t kCosts = 4;
        for (const DeviceInfo& device : deviceRegistry()) {
            const Block block{1, "block", "blackbox", {{"device", device.id}}, {}};
            QCOMPARE(blockSchema(block).size(), layerInfo("blackbox").options.size() +
                                                    device.options.size() +
                                                    imperfectionSchema().size() + kCosts);
            QVERIFY(blockOption(block, "costs.seconds_per_query") ==
                    OptionValue(device.costs.secondsPerQuery));
            QVERIFY(blockOption(block, "imperfections.stuck") == OptionValue(0.0));
            for (const OptionInfo& option : device.options)
                QVERIFY(findOption(blockSchema(block), "options." + option.name));
            if (device.connect)
                continue;
            const std::vector<Shape> inputs = {{24}};
            const LayerShape shape = layerInfo("blackbox").infer(block, inputs);
            QCOMPARE(shape.outputs.at(0), Shape{128});
            QCOMPARE(shape.physicalParameters, createDevice(device.id, 24, 128)->layout().count);
        }
    }

    void infersShapes() {
        const LayerShape linear = infer("linear", {{30}}, {{"outputs", Index{20}}});
        QCOMPARE(linear.outputs.at(0), Shape{20});
        QCOMPARE(linear.parameters, Index{620});
        QCOMPARE(linear.multiplications, Index{600});
        QCOMPARE(infer("linear", {{30}}, {{"outputs", Index{20}}, {"bias", false}}).parameters,
                 Index{600});
        for (const char* kind :
             {"relu", "squared_relu", "tanh", "sigmoid", "gelu", "dropout", "quantize"}) {
            QCOMPARE(infer(kind, {{3, 4}}).outputs.at(0), (Shape{3, 4}));
            QCOMPARE(infer(kind, {{3, 4}}).parameters, Index{0});
        }
        for (const char* kind : {"batchnorm", "layernorm"})
            QCOMPARE(infer(kind, {{7}}).parameters, Index{14});
        QCOMPARE(infer("rmsnorm", {{7}}).parameters, Index{7});
        QCOMPARE(infer("scale", {{3, 4}}).outputs.at(0), (Shape{3, 4}));
        QCOMPARE(infer("scale", {{3, 4}}).parameters, Index{1});
        QCOMPARE(infer("scale", {{3, 4}}).multiplications, Index{12});
        QCOMPARE(infer("flatten", {{1, 28, 28}}).outputs.at(0), Shape{784});
        QCOMPARE(infer("add", {{3, 4}, {3, 4}}).outputs.at(0), (Shape{3, 4}));
        QCOMPARE(layerInfo("add").inputs, 2);
    }

    void countsWhatStandsBesideADevice() {
        const Options options = {{"outputs", Index{12}},
                                 {"digital.residual", true},
                                 {"digital.bias", true},
                                 {"digital.sparse_share", 0.25}};
        const LayerShape shape = infer("blackbox", {{12}}, options);
        QCOMPARE(shape.parameters, Index{1 + 36 + 12});
        QCOMPARE(shape.multiplications, Index{12 + 36});
        QCOMPARE(shape.physicalParameters, Index{144});
    }

    void refusesShapesThatDontFit() {
        COMPARE_ERROR(infer("loss", {{1, 28, 28}}), "1 × 28 × 28");
        COMPARE_ERROR(infer("blackbox", {{4}}), "surrogate.rank is 10|1 to 4|n = 4|m = 128");
        COMPARE_ERROR(infer("add", {{256}, {128}}), "256 and 128");
        COMPARE_ERROR(infer("linear", {{65536}}, {{"outputs", Index{65536}}}),
                      "outputs|4294967296 weights");
    }

    void formatsShapes() {
        QCOMPARE(formatShape({784}), std::string("784"));
        QCOMPARE(formatShape({1, 28, 28}), std::string("1 × 28 × 28"));
        QCOMPARE(formatShape({}), std::string("1"));
    }

    void namesUnknownKinds() {
        COMPARE_ERROR(layerInfo("batchnrm"), "batchnrm|near|batchnorm");
        QVERIFY(blockSchema({1, "x", "nonsense", {}, {}}).empty());
    }

    void settingsMatchTheSchemas() {
        const BlackBoxSettings expected;
        const BlackBoxSettings read = blackBoxSettings({1, "box", "blackbox", {}, {}});
        QCOMPARE(read.outputs, expected.outputs);
        QCOMPARE(read.surrogate.rank, expected.surrogate.rank);
        QCOMPARE(read.estimator.probes, expected.estimator.probes);
        QCOMPARE(read.estimator.step, expected.estimator.step);
        const TrainingSettings training = trainingSettings({});
        QCOMPARE(training.epochs, TrainingSettings().epochs);
        QCOMPARE(training.seed, TrainingSettings().seed);
        QCOMPARE(training.schedule.kind, TrainingSettings().schedule.kind);
        QCOMPARE(training.optimizer.kind, TrainingSettings().optimizer.kind);
        COMPARE_ERROR(blackBoxSettings({1, "box", "blackbox", {{"outputs", true}}, {}}), "outputs");
    }

    void readsEveryUpdate_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("update");
        QTest::newRow("psi") << "psi" << int(SurrogateUpdate::Psi);
        QTest::newRow("svd") << "svd" << int(SurrogateUpdate::Svd);
        QTest::newRow("frozen") << "frozen" << int(SurrogateUpdate::Frozen);
    }
    void readsEveryUpdate() {
        QFETCH(QString, name);
        QFETCH(int, update);
        const Block block{1, "box", "blackbox", {{"surrogate.update", name.toStdString()}}, {}};
        QCOMPARE(int(blackBoxSettings(block).surrogate.update), update);
    }
};

GUILESS_TEST(LayerCatalogueTest)
#include "LayerCatalogueTest.moc"
