// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MessageBar.h"

#include "TestProgram.h"
#include "widgets/panels/MessageList.h"
#include "widgets/panels/PanelParts.h"

#include <QLabel>
#include <QToolButton>
#include <QtTest>

using namespace obscura;

using Kind = MessageBar::Kind;
using Action = MessageBar::Action;

class MessageBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bar = std::make_unique<MessageBar>();
        m_bar->resize(600, 40);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }

    void theNewestStandsInFront() {
        m_bar->post(Kind::Error, "broken");
        m_bar->post(Kind::Error, "worse");
        m_bar->post(Kind::Information, "a copy");
        m_bar->post(Kind::Error, "broken");
        QCOMPARE(m_bar->messages(), (QStringList{"broken", "a copy", "worse"}));
        QCOMPARE(shown(), QString("broken"));
        QVERIFY(button("1 of 3…"));
        QTest::mouseClick(button("Dismiss"), Qt::LeftButton);
        QCOMPARE(shown(), QString("a copy"));
        m_bar->dismissAll();
        QVERIFY(m_bar->messages().isEmpty());
        QVERIFY(!button("Dismiss"));
    }

    void itsHeightNeverChanges() {
        const int height = m_bar->sizeHint().height();
        QCOMPARE(m_bar->minimumSizeHint().height(), height);
        m_bar->post(Kind::Error, "first line\nsecond line");
        m_bar->post(Kind::Error, QString("more than fits ").repeated(40));
        QCOMPARE(m_bar->sizeHint().height(), height);
        QCOMPARE(m_bar->minimumSizeHint().height(), height);
        for (QWidget* const each : m_bar->findChildren<QWidget*>()) {
            if (each->isVisible())
                QVERIFY(each->minimumSizeHint().height() <= height);
        }
        QVERIFY(shown().contains(QChar(0x2026)));
    }

    void anErrorGoesWithTheSuccessOfItsAction() {
        m_bar->post(Kind::Error, "can't save", Action::Save);
        m_bar->post(Kind::Error, "can't run", Action::Run);
        m_bar->post(Kind::Error, "something else");
        m_bar->settle(Action::Run);
        QCOMPARE(m_bar->messages(), (QStringList{"something else", "can't save"}));
        m_bar->settle(Action::Save);
        QCOMPARE(m_bar->messages(), QStringList{"something else"});
    }

    void allAreReadInFull() {
        const QString whole = QString("a message that is too long for the bar ").repeated(10);
        m_bar->post(Kind::Error, "<b>first</b>");
        m_bar->post(Kind::Error, whole);
        QTest::mouseClick(button("1 of 2…"), Qt::LeftButton);
        const QPointer<MessageList> list = m_bar->findChild<MessageList*>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(texts(*list), (QStringList{whole, "<b>first</b>"}));
        dismissFirst(*list);
        QCOMPARE(m_bar->messages(), QStringList{"<b>first</b>"});
        QCOMPARE(texts(*list), QStringList{"<b>first</b>"});
        // One that comes meanwhile is there too.
        m_bar->post(Kind::Error, "new");
        QCOMPARE(texts(*list), (QStringList{"new", "<b>first</b>"}));
        dismissFirst(*list);
        dismissFirst(*list);
        QVERIFY(m_bar->messages().isEmpty());
        QTRY_VERIFY(!list);
    }

    void whatIsOfferedIsDone() {
        int done = 0;
        m_bar->post(Kind::Information, "plain");
        m_bar->post(Kind::Information, "other data", Action::Open, {"Use them", [&] { ++done; }});
        QVERIFY(button("Use them"));
        QTest::mouseClick(button("Use them"), Qt::LeftButton);
        QCOMPARE(done, 1);
        QCOMPARE(m_bar->messages(), QStringList{"plain"});
        QVERIFY(!button("Use them"));
    }

    void theListOffersTheSame() {
        int done = 0;
        m_bar->post(Kind::Information, "other data", Action::Open, {"Use them", [&] { ++done; }});
        m_bar->post(Kind::Error, "newer");
        QTest::mouseClick(button("1 of 2…"), Qt::LeftButton);
        const QPointer<MessageList> list = m_bar->findChild<MessageList*>();
        QVERIFY(list);
        QToolButton* offer = nullptr;
        for (QToolButton* const each : list->findChildren<QToolButton*>()) {
            if (each->text() == "Use them")
                offer = each;
        }
        QVERIFY(offer);
        QVERIFY(offer->accessibleName().contains("other data"));
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(done, 1);
        QCOMPARE(m_bar->messages(), QStringList{"newer"});
    }

private:
    /// The visible button of that name, or nullptr.
    QToolButton* button(const QString& text) const {
        for (QToolButton* const each :
             m_bar->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    QString shown() const {
        return m_bar->findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly)->text();
    }
    static QStringList texts(const MessageList& list) {
        QStringList result;
        for (const ThemedLabel* const each : list.findChildren<ThemedLabel*>()) {
            if (each->isVisible())
                result << each->text();
        }
        return result;
    }
    static void dismissFirst(const MessageList& list) {
        for (QToolButton* const each : list.findChildren<QToolButton*>()) {
            if (each->isVisible())
                return QTest::mouseClick(each, Qt::LeftButton);
        }
        QFAIL("no button");
    }

    std::unique_ptr<MessageBar> m_bar;
};

WINDOW_TEST(MessageBarTest)
#include "MessageBarTest.moc"
