// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/NameField.h"

#include "TestProgram.h"
#include "devices/Error.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace obscura;

class NameFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_name = "slm";
        m_field = std::make_unique<NameField>("Name of the block", "stands on the canvas",
                                              [this](const QString& name) { rename(name); });
        m_field->setName(m_name);
        m_field->show();
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_field->startTyping();
    }
    void cleanup() { m_field.reset(); }

    void isCalledByItsTitle() {
        QCOMPARE(m_field->edit().accessibleName(), "Name of the block");
        QCOMPARE(m_field->edit().toolTip(), "Name of the block: stands on the canvas");
    }

    void everyKeyRenames() {
        const QSignalSpy finished(m_field.get(), &NameField::finished);
        QTest::keyClicks(&m_field->edit(), "lens");
        QCOMPARE(m_name, "lens");
        QCOMPARE(finished.count(), 0);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(m_field->edit().text(), "lens");
    }

    void whatIsRefusedIsToldAndGivenUp() {
        const QString before = m_name;
        QTest::keyClicks(&m_field->edit(), "a");
        QCOMPARE(m_name, "a");
        // At once, not when the field is left.
        QTest::keyClicks(&m_field->edit(), ".b");
        QCOMPARE(m_name, before);
        // Another edit of the experiment doesn't take away what is being typed.
        m_field->setName(m_name);
        QCOMPARE(m_field->edit().text(), "a.b");
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QCOMPARE(m_field->edit().text(), before);
        QVERIFY(shows("without a dot"));
        QTest::keyClicks(&m_field->edit(), "c");
        QVERIFY(!shows("without a dot"));
    }

    void theMessageGoesWithTheNextEdit() {
        QTest::keyClicks(&m_field->edit(), "a.b");
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QVERIFY(shows("without a dot"));
        m_field->setName(m_name);
        QVERIFY(!shows("without a dot"));
    }

    void theRefusalIsNotAnothers() {
        QTest::keyClicks(&m_field->edit(), "a.");
        QVERIFY(shows("without a dot"));
        m_field->forgetRefusal();
        m_field->setName("other");
        QVERIFY(!shows("without a dot"));
        QCOMPARE(m_field->edit().text(), "other");
    }

private:
    void rename(const QString& name) {
        if (name.contains('.'))
            throw UserError("expected a name without a dot");
        m_name = name;
        m_field->setName(name);
    }
    bool shows(const QString& words) const {
        const QList<QLabel*> labels = m_field->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    QString m_name;
    std::unique_ptr<NameField> m_field;
};

WINDOW_TEST(NameFieldTest)
#include "NameFieldTest.moc"
