// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/TemplateGallery.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace obscura;

class TemplateGalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_gallery = std::make_unique<TemplateGallery>();
        m_gallery->show();
        m_gallery->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_gallery.get()));
    }

    void everyTemplateHasACard() {
        QCOMPARE(m_gallery->list().count(), int(experimentTemplates().size()));
        QCOMPARE(m_gallery->chosen(), "two-modulators");
        for (const TemplateCard& card : templateCards()) {
            QVERIFY(!card.title.isEmpty() && !card.description.isEmpty());
            const bool isDigital = card.name == "fashion-mnist-digital" || card.name == "empty";
            QCOMPARE(card.device == "No hardware", isDigital);
            QCOMPARE(card.counts.contains("physical"), !isDigital);
        }
    }

    void cardsSayWhatHasToBeBroughtAlong() {
        for (const TemplateCard& card : templateCards()) {
            const bool isOfPhotographs = card.name == "cifar10-slm" || card.name == "airbench";
            QCOMPARE(card.needs == "Needs files of yours: CIFAR-10", isOfPhotographs);
            QCOMPARE(card.needs.isEmpty(), !card.description.contains("It needs your copy of"));
            QVERIFY(card.spoken().contains(card.needs));
        }
    }

    void searchLeavesWhatAnswers() {
        QVERIFY(m_gallery->search().hasFocus());
        QTest::keyClicks(&m_gallery->search(), "MICRORING few");
        QCOMPARE(m_gallery->list().count(), 1);
        QCOMPARE(m_gallery->chosen(), "fashion-mnist-mrr-local");
        QTest::keyClicks(&m_gallery->search(), " zebra");
        QCOMPARE(m_gallery->list().count(), 0);
        QVERIFY(m_gallery->chosen().isEmpty());
        const auto saysSo = [this] {
            return std::ranges::any_of(m_gallery->findChildren<QLabel*>(), [](const auto* label) {
                return label->isVisible() && label->text().contains("zebra");
            });
        };
        QVERIFY(saysSo());
        QTest::keyClick(&m_gallery->search(), Qt::Key_Return);
        QVERIFY(m_gallery->isVisible());
        m_gallery->search().clear();
        QCOMPARE(m_gallery->list().count(), int(experimentTemplates().size()));
        QVERIFY(!m_gallery->chosen().isEmpty());
    }

    void whatIsNamedComesFirst() {
        QTest::keyClicks(&m_gallery->search(), "all digital");
        QVERIFY(m_gallery->list().count() > 1);
        QCOMPARE(m_gallery->list().item(0)->text(), "Fashion-MNIST, all digital");
        QCOMPARE(m_gallery->chosen(), "fashion-mnist-digital");
        QSignalSpy accepted(m_gallery.get(), &QDialog::accepted);
        QTest::keyClick(&m_gallery->search(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(m_gallery->chosen(), "fashion-mnist-digital");
    }

    void keysChooseAndOpen() {
        QTest::keyClick(&m_gallery->search(), Qt::Key_Down);
        QVERIFY(m_gallery->list().hasFocus());
        const QString first = m_gallery->chosen();
        QTest::keyClick(&m_gallery->list(), Qt::Key_Right);
        QVERIFY(m_gallery->chosen() != first);
        QSignalSpy accepted(m_gallery.get(), &QDialog::accepted);
        QTest::keyClick(&m_gallery->list(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
    }

    void aDoubleClickOpens() {
        QSignalSpy accepted(m_gallery.get(), &QDialog::accepted);
        QListWidget& list = m_gallery->list();
        const QPoint third = list.visualItemRect(list.item(2)).center();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, third);
        QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(m_gallery->chosen().toStdString(), experimentTemplates()[2].name);
    }

    void thumbnailsShowTheNetwork() {
        const QImage picture = m_gallery->list().grab().toImage();
        const QRect card = m_gallery->list().visualItemRect(m_gallery->list().item(0));
        QSet<QRgb> colours;
        for (int x = card.left() + 10; x < card.right() - 10; ++x)
            colours << picture.pixel(x, card.top() + 35);
        QVERIFY(colours.size() > 5);
    }

private:
    std::unique_ptr<TemplateGallery> m_gallery;
};

WINDOW_TEST(TemplateGalleryTest)
#include "TemplateGalleryTest.moc"
