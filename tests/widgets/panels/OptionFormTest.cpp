// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/OptionForm.h"

#include "TestProgram.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/panels/OptionField.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QtTest>

using namespace obscura;

namespace {

std::vector<OptionInfo> schema() {
    return {{.name = "rank",
             .title = "Rank r",
             .help = "Rank of the surrogate.",
             .initial = Index{10},
             .minimum = 1,
             .maximum = 100},
            {.name = "rate",
             .title = "Rate",
             .help = "Step size.",
             .initial = 0.001,
             .unit = "s",
             .minimum = 0},
            {.name = "kind",
             .title = "Kind",
             .help = "Which one.",
             .initial = std::string("psi"),
             .choices = {"psi", "svd"}},
            {.name = "bias", .title = "Bias", .help = "Constant part.", .initial = true},
            {.name = "folder",
             .title = "Folder",
             .help = "Where.",
             .initial = std::string(),
             .hint = "the system's"},
            {.name = "every",
             .title = "Every",
             .help = "How often.",
             .initial = Index{0},
             .unit = "steps",
             .minimum = 0,
             .zeroMeans = "never"},
            {.name = "sketch",
             .title = "Sketch",
             .help = "Of psi alone.",
             .initial = Index{1},
             .countsFor = {"kind", {"psi"}}}};
}

/// The text field inside the editor of an option.
QLineEdit* textOf(const OptionForm& form, const std::string& name) {
    QWidget* const editor = form.field(name)->editor();
    auto* const edit = qobject_cast<QLineEdit*>(editor);
    return edit ? edit : editor->findChild<QLineEdit*>();
}

}  // namespace

class OptionFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_form = std::make_unique<OptionForm>();
        m_form->setSchema(schema());
        m_form->setValues({});
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
        m_form->activateWindow();
        m_names.clear();
        m_values.clear();
        connect(m_form.get(), &OptionForm::edited, this,
                [this](const QString& name, const OptionValue& value) {
                    m_names << name;
                    m_values << QString::fromStdString(formatOption(value));
                });
    }

    void showsDefaultsAndUnits() {
        QCOMPARE(textOf(*m_form, "rank")->text(), "10");
        QCOMPARE(textOf(*m_form, "rate")->text(), "0.001");
        QCOMPARE(m_form->field("rate")->label()->text(), "Rate (s)");
        QCOMPARE(m_form->field("rate")->editor()->accessibleName(), "Rate (s)");
        const QString help = m_form->field("rank")->editor()->toolTip();
        QVERIFY(help.contains("Rank of the surrogate"));
        QVERIFY2(help.contains("Expected: a whole number"), qPrintable(help));
    }

    void anEmptyFieldHintsAtWhatItTakes() {
        QLineEdit* const folder = textOf(*m_form, "folder");
        QCOMPARE(folder->text(), QString());
        QCOMPARE(folder->placeholderText(), "the system's");
        QCOMPARE(textOf(*m_form, "rate")->placeholderText(), QString());
    }

    void typingEmitsEachValidValue() {
        type("rank", "25");
        QCOMPARE(m_names, QStringList({"rank", "rank"}));
        QCOMPARE(m_values, QStringList({"2", "25"}));
    }

    void keysStepWithinTheRange() {
        m_form->setValues({{"rank", Index{99}}});
        QWidget* const editor = m_form->field("rank")->editor();
        QTest::keyClick(editor, Qt::Key_Up);
        QTest::keyClick(editor, Qt::Key_Up);
        QCOMPARE(m_values, QStringList({"100"}));
    }

    void acceptsScientificNotation() {
        type("rate", "2e-3");
        QCOMPARE(m_values.last(), "0.002");
    }

    void refusesWithAMessageAndKeepsTheValue_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("below the range") << std::string("rank") << "0";
        QTest::newRow("above the range") << std::string("rank") << "101";
        QTest::newRow("not a number") << std::string("rank") << "x";
        QTest::newRow("NaN") << std::string("rate") << "nan";
        QTest::newRow("negative") << std::string("rate") << "-1";
    }

    void refusesWithAMessageAndKeepsTheValue() {
        QFETCH(std::string, name);
        QFETCH(QString, text);
        const QString kept = textOf(*m_form, name)->text();
        type(name, text);
        QLabel* const message = m_form->field(name)->message();
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().contains(text, Qt::CaseInsensitive), qPrintable(message->text()));
        QVERIFY(!m_values.contains(text));
        m_form->setValues(m_values.isEmpty() ? Options{} : Options{{"rank", Index{10}}});
        QTest::keyClick(m_form->field(name)->editor(), Qt::Key_Return);
        QCOMPARE(textOf(*m_form, name)->text(), kept);
        QVERIFY(message->isVisible());
    }

    void understandsBothDecimalSeparators() {
        keepWhatIsEdited();
        type("rate", "0,3");
        QCOMPARE(m_options.at("rate"), OptionValue(0.3));
        QVERIFY(!m_form->field("rate")->message()->isVisible());
        QTest::keyClick(m_form->field("rate")->editor(), Qt::Key_Return);
        QCOMPARE(textOf(*m_form, "rate")->text(), "0.3");
        type("rate", "1.000,5");
        QCOMPARE(m_options.at("rate"), OptionValue(1000.5));
        QCOMPARE(textOf(*m_form, "rate")->text(), "1.000,5");
    }

    void whatIsRefusedLeavesNoPrefix_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("above the range") << std::string("rank") << "1000";
        QTest::newRow("a fraction of a whole number") << std::string("rank") << "5.5";
        QTest::newRow("ambiguous") << std::string("rate") << "1,000";
        QTest::newRow("a letter behind") << std::string("rate") << "0.3x";
    }

    void whatIsRefusedLeavesNoPrefix() {
        QFETCH(std::string, name);
        QFETCH(QString, text);
        keepWhatIsEdited();
        m_options = {{"rank", Index{7}}, {"rate", 0.01}};
        m_form->setValues(m_options);
        const Options before = m_options;
        type(name, text);
        // At once, not when the field is left: a run may start before.
        QCOMPARE(m_options, before);
        QCOMPARE(textOf(*m_form, name)->text(), text);
        QTest::keyClick(m_form->field(name)->editor(), Qt::Key_Return);
        QCOMPARE(m_options, before);
        QVERIFY(textOf(*m_form, name)->text() != text);
    }

    void theMessageGoesWhenTheFieldIsRight() {
        keepWhatIsEdited();
        const QLabel* const message = m_form->field("rate")->message();
        type("rate", "0.3x");
        QVERIFY(message->isVisible());
        QTest::keyClick(m_form->field("rate")->editor(), Qt::Key_Backspace);
        QVERIFY(!message->isVisible());
        type("rate", "x");
        QTest::keyClick(m_form->field("rate")->editor(), Qt::Key_Return);
        QVERIFY(message->text().contains("Kept"));
        type("rank", "12");
        QVERIFY(!message->isVisible());
    }

    void wordsStandForZero() {
        keepWhatIsEdited();
        QCOMPARE(textOf(*m_form, "every")->text(), "never");
        QWidget* const editor = m_form->field("every")->editor();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Up);
        QCOMPARE(m_options.at("every"), OptionValue(Index{1}));
        QTest::keyClick(editor, Qt::Key_Down);
        QCOMPARE(m_options.at("every"), OptionValue(Index{0}));
        QCOMPARE(textOf(*m_form, "every")->text(), "never");
        type("every", "5");
        QCOMPARE(m_options.at("every"), OptionValue(Index{5}));
        type("every", "never");
        QCOMPARE(m_options.at("every"), OptionValue(Index{0}));
        type("every", "0");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(textOf(*m_form, "every")->text(), "never");
    }

    void showsOnlyWhatCounts() {
        QVERIFY(m_form->field("sketch")->editor()->isVisible());
        m_form->setValues({{"kind", std::string("svd")}});
        QVERIFY(!m_form->field("sketch")->editor()->isVisible());
        QVERIFY(!m_form->field("sketch")->label()->isVisible());
        m_form->setProblems({{"sketch", "too many"}});
        QVERIFY(m_form->field("sketch")->editor()->isVisible());
        QVERIFY(m_form->field("sketch")->message()->isVisible());
        m_form->setProblems({});
        m_form->setValues({});
        QVERIFY(m_form->field("sketch")->editor()->isVisible());
    }

    void modelChangesEmitNothing() {
        m_form->setValues({{"rank", Index{7}},
                           {"rate", 0.5},
                           {"kind", std::string("svd")},
                           {"bias", false},
                           {"folder", std::string("data")}});
        QVERIFY(m_names.isEmpty());
        QCOMPARE(textOf(*m_form, "rank")->text(), "7");
        QCOMPARE(combo()->currentText(), "svd");
        QVERIFY(!check()->isChecked());
        QCOMPARE(textOf(*m_form, "folder")->text(), "data");
    }

    void keepsWhatIsTypedWhenItMeansTheSame() {
        type("rate", "5e-1");
        m_form->setValues({{"rate", 0.5}});
        QCOMPARE(textOf(*m_form, "rate")->text(), "5e-1");
        m_form->setValues({{"rate", 0.25}});
        QCOMPARE(textOf(*m_form, "rate")->text(), "0.25");
    }

    void choicesAndChecksByKeyboard() {
        QTest::keyClick(combo(), Qt::Key_Down);
        QTest::keyClick(check(), Qt::Key_Space);
        QCOMPARE(m_names, QStringList({"kind", "bias"}));
        QCOMPARE(m_values, QStringList({"svd", "false"}));
    }

    void choicesHaveTitles() {
        std::vector<OptionInfo> titled = schema();
        titled[2].choiceTitles = {"Projector splitting", "Exact"};
        OptionForm form;
        form.setSchema(titled);
        const auto* const box = qobject_cast<QComboBox*>(form.field("kind")->editor());
        QCOMPARE(box->itemText(1), "Exact");
        QCOMPARE(box->itemData(1).toString(), "svd");
    }

    void whatStaysTheSameStaysInUse() {
        const QWidget* const rate = m_form->field("rate")->editor();
        type("rate", "5e-1");
        std::vector<OptionInfo> other = schema();
        other.erase(other.begin());
        other[1].choices.emplace_back("frozen");
        other.push_back({.name = "gap", .title = "Gap", .help = "How far.", .initial = Index{3}});
        m_form->setSchema(other);
        QCOMPARE(m_form->field("rate")->editor(), rate);
        QVERIFY(rate->hasFocus());
        QCOMPARE(textOf(*m_form, "rate")->text(), "5e-1");
        QVERIFY(!m_form->field("rank"));
        QCOMPARE(combo()->count(), 3);
        QVERIFY(m_form->field("gap"));
        m_form->setSchema(schema());
        QCOMPARE(m_form->field("rate")->editor(), rate);
        QTRY_VERIFY(m_form->field("rank")->editor()->y() < rate->y());
    }

    /// Every kind of field may be the one whose choice makes another form, without itself.
    void aFieldMayGoWhileItSpeaks_data() {
        QTest::addColumn<QString>("name");
        for (const OptionInfo& info : schema())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }

    void aFieldMayGoWhileItSpeaks() {
        QFETCH(QString, name);
        const QPointer<QWidget> gone = m_form->field(name.toStdString())->editor();
        const QSignalSpy finished(m_form.get(), &OptionForm::finished);
        connect(m_form.get(), &OptionForm::edited, this, [this] {
            m_form->setSchema(
                {{.name = "gap", .title = "Gap", .help = "How far.", .initial = Index{3}}});
        });
        if (name == "kind")
            chooseByPopup(gone, "svd");
        else if (name == "bias")
            QTest::mouseClick(gone, Qt::LeftButton, {}, QPoint(8, gone->height() / 2));
        else
            type(name.toStdString(), "2");
        QCOMPARE(m_names, QStringList(name));
        QVERIFY(finished.count() > 0);
        QVERIFY(!m_form->field(name.toStdString()));
        QVERIFY(m_form->field("gap")->editor()->isEnabled());
        QTRY_VERIFY(!gone);
    }

    void problemsStandBelowTheirField() {
        m_form->setProblems({{"rank", "too large for 5 outputs"}});
        QVERIFY(m_form->field("rank")->message()->isVisible());
        QVERIFY(!m_form->field("rate")->message()->isVisible());
        m_form->setProblems({});
        QVERIFY(!m_form->field("rank")->message()->isVisible());
    }

    void wheelPassesByAFieldWithoutFocus() {
        textOf(*m_form, "folder")->setFocus();
        QWheelEvent wheel({5, 5}, combo()->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(combo(), &wheel);
        QVERIFY(m_names.isEmpty());
    }

private:
    void type(const std::string& name, const QString& text) {
        QLineEdit* const edit = textOf(*m_form, name);
        QWidget* const editor = m_form->field(name)->editor();
        editor->setFocus();
        QTRY_VERIFY(editor->hasFocus());
        edit->selectAll();
        QTest::keyClicks(editor, text);
    }
    /// As a document does.
    void keepWhatIsEdited() {
        m_options.clear();
        connect(m_form.get(), &OptionForm::edited, this,
                [this](const QString& name, const OptionValue& value) {
                    m_options.insert_or_assign(name.toStdString(), value);
                    m_form->setValues(m_options);
                });
    }
    QComboBox* combo() const { return qobject_cast<QComboBox*>(m_form->field("kind")->editor()); }
    QCheckBox* check() const { return qobject_cast<QCheckBox*>(m_form->field("bias")->editor()); }

    std::unique_ptr<OptionForm> m_form;
    Options m_options;
    QStringList m_names;
    QStringList m_values;
};

WINDOW_TEST(OptionFormTest)
#include "OptionFormTest.moc"
