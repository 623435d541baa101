// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MessageBar.h"

#include "TestProgram.h"

#include <QLabel>
#include <QToolButton>
#include <QtTest>
#include <algorithm>

using namespace obscura;

class MessageBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bar = std::make_unique<MessageBar>();
        m_bar->resize(600, 40);
        m_followed.clear();
    }

    void errorsStandBeforeWarnings() {
        warn("a", "first");
        m_bar->post(MessageBar::Kind::Error, "broken");
        m_bar->post(MessageBar::Kind::Error, "worse");
        m_bar->post(MessageBar::Kind::Error, "worse");
        QCOMPARE(m_bar->messages(), (QStringList{"worse", "broken", "first"}));
        m_bar->dismissAll();
        QVERIFY(m_bar->messages().isEmpty());
        QVERIFY(!m_bar->isVisibleTo(nullptr));
    }

    void showsOneWarningAtATime() {
        warn("a", "first");
        const int height = m_bar->sizeHint().height();
        warn("b", "second");
        warn("c", "third");
        QCOMPARE(m_bar->sizeHint().height(), height);
        QCOMPARE(m_bar->messages().size(), 3);
        QCOMPARE(visibleTexts(), QStringList{"first"});
        click("Dismiss");
        QCOMPARE(visibleTexts(), QStringList{"second"});
    }

    void countAndButtonsStandInOneLine() {
        warn("a", QStringLiteral("a finding that needs more than one line ").repeated(5));
        warn("b", "second");
        m_bar->show();
        m_bar->setFixedHeight(m_bar->heightForWidth(m_bar->width()));
        QSet<int> centres;
        for (const QWidget* const each : m_bar->findChildren<QWidget*>()) {
            const auto* const label = qobject_cast<const QLabel*>(each);
            const bool isCount = label && label->text() == "1 of 2";
            if (each->isVisible() && (isCount || qobject_cast<const QToolButton*>(each)))
                centres << each->geometry().center().y();
        }
        QVERIFY(*std::max_element(centres.begin(), centres.end()) -
                    *std::min_element(centres.begin(), centres.end()) <=
                1);
    }

    void aNewWordingReplacesTheOld() {
        warn("a", "error 0.5");
        warn("a", "error 0.6");
        QCOMPARE(m_bar->messages(), QStringList{"error 0.6"});
    }

    void whatWasDismissedStaysAway() {
        warn("a", "first");
        click("Dismiss");
        warn("a", "first again");
        QVERIFY(m_bar->messages().isEmpty());
        m_bar->forgetWarnings();
        warn("a", "first again");
        QCOMPARE(m_bar->messages().size(), 1);
    }

    void withdrawsByPrefix() {
        m_bar->post(MessageBar::Kind::Error, "broken");
        warn("1/a", "one");
        warn("1/b", "two");
        warn("2/a", "three");
        m_bar->withdraw("1/", {"1/b"});
        QCOMPARE(m_bar->messages(), (QStringList{"broken", "two", "three"}));
        m_bar->forgetWarnings();
        QCOMPARE(m_bar->messages(), QStringList{"broken"});
    }

    void leadsToWhatIsMeant() {
        warn("a", "first");
        click("Show");
        QCOMPARE(m_followed, QStringList{"a"});
        // Looking at it doesn't mend it.
        QCOMPARE(m_bar->messages().size(), 1);
    }

    void whatIsFollowedMayEmptyTheBar() {
        m_bar->warn("a", "first", [this] { m_bar->dismissAll(); });
        click("Show");
        QVERIFY(m_bar->messages().isEmpty());
    }

private:
    void warn(const QString& key, const QString& text) {
        m_bar->warn(key, text, [this, key] { m_followed << key; });
    }
    /// The visible button of that name.
    void click(const QString& text) {
        m_bar->show();
        for (QToolButton* const button : m_bar->findChildren<QToolButton*>()) {
            if (button->text() == text && button->isVisible())
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable("no button " + text));
    }
    QStringList visibleTexts() const {
        QStringList texts;
        for (const QWidget* const row :
             m_bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (row->isVisibleTo(m_bar.get()))
                texts << row->accessibleName();
        }
        return texts;
    }

    std::unique_ptr<MessageBar> m_bar;
    QStringList m_followed;
};

WINDOW_TEST(MessageBarTest)
#include "MessageBarTest.moc"
