// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/LayerPalette.h"

#include "TestProgram.h"
#include "core/network/LayerCatalogue.h"
#include "widgets/canvas/gestures/LayerMime.h"

#include <QAbstractItemModel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace obscura;

class LayerPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_palette = std::make_unique<LayerPalette>();
        m_palette->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_palette.get()));
        m_search = m_palette->findChild<QLineEdit*>();
        m_tree = m_palette->findChild<QTreeWidget*>();
    }

    void offersEveryLayerThatCanStandBetweenTwo() {
        const QStringList shown = m_palette->shownKinds();
        for (const LayerInfo& info : layerCatalogue()) {
            const bool between = info.inputs > 0 && info.outputs > 0;
            QCOMPARE(shown.contains(QString::fromStdString(info.kind)), between);
        }
    }

    void namesAreWholeAtTheLeastWidth() {
        m_palette->resize(m_palette->minimumSizeHint().width(), 300);
        QCoreApplication::processEvents();
        QVERIFY(m_tree->verticalScrollBar()->isVisible());
        const auto longest = m_tree->findItems("Attentive pooling", Qt::MatchRecursive);
        QCOMPARE(longest.size(), 1);
        const int left = m_tree->visualItemRect(longest.front()).left();
        const int words = m_tree->fontMetrics().horizontalAdvance(longest.front()->text(0));
        QVERIFY(left + m_tree->iconSize().width() + words < m_tree->viewport()->width());
    }

    void itemsExplainThemselves() {
        const auto found = m_tree->findItems("ReLU", Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.front()->toolTip(0).contains("max(0, x)"));
        QVERIFY(found.front()->parent());
        QVERIFY(!found.front()->icon(0).isNull());
    }

    void searchFilters_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("title") << "Batch norm"
                               << "batchnorm";
        QTest::newRow("any case") << "RELU"
                                  << "relu";
        QTest::newRow("description") << "overfitting"
                                     << "dropout";
    }

    void searchFilters() {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QTest::keyClicks(m_search, text);
        QVERIFY(m_palette->shownKinds().contains(kind));
        QVERIFY(m_palette->shownKinds().size() <
                static_cast<qsizetype>(layerCatalogue().size()) / 2);
        m_search->clear();
        QVERIFY(m_palette->shownKinds().size() > 5);
    }

    void theBestMatchIsFirst_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("whole name") << "relu"
                                    << "relu";
        QTest::newRow("whole name, said of others") << "tanh"
                                                    << "tanh";
        QTest::newRow("start") << "drop"
                               << "dropout";
        QTest::newRow("word") << "norm"
                              << "batchnorm";
        QTest::newRow("kind") << "tdnn"
                              << "tdnn";
        QTest::newRow("description") << "overfitting"
                                     << "dropout";
    }

    void theBestMatchIsFirst() {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QSignalSpy requested(m_palette.get(), &LayerPalette::layerRequested);
        QTest::keyClicks(m_search, text);
        QCOMPARE(m_palette->shownKinds().value(0), kind);
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(requested.takeFirst().at(0).toString(), kind);
    }

    void enterInTheSearchAsksForTheFirst() {
        QSignalSpy requested(m_palette.get(), &LayerPalette::layerRequested);
        QTest::keyClicks(m_search, "dropout");
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(requested.takeFirst().at(0).toString(), QString("dropout"));
    }

    void downAndEnterAskForTheSelected() {
        QSignalSpy requested(m_palette.get(), &LayerPalette::layerRequested);
        QTest::keyClicks(m_search, "gelu");
        QTest::keyClick(m_search, Qt::Key_Down);
        QTest::keyClick(m_tree, Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.takeFirst().at(0).toString(), QString("gelu"));
    }

    void doubleClickAsks() {
        QSignalSpy requested(m_palette.get(), &LayerPalette::layerRequested);
        auto* item = m_tree->findItems("Linear", Qt::MatchExactly | Qt::MatchRecursive).front();
        const QPoint place = m_tree->visualItemRect(item).center();
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(m_tree->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.takeFirst().at(0).toString(), QString("linear"));
    }

    void aFruitlessSearchAsksForNothing() {
        const QSignalSpy requested(m_palette.get(), &LayerPalette::layerRequested);
        QTest::keyClicks(m_search, "no such layer");
        QTest::keyClick(m_search, Qt::Key_Return);
        QVERIFY(m_palette->shownKinds().isEmpty());
        QCOMPARE(requested.count(), 0);
        QCOMPARE(m_tree->topLevelItemCount(), 1);
        QCOMPARE(m_tree->topLevelItem(0)->text(0), QString("No layer matches"));
    }

    void draggedItemsCarryTheirKind() {
        auto* item = m_tree->findItems("Black box", Qt::MatchExactly | Qt::MatchRecursive).front();
        m_tree->setCurrentItem(item);
        const std::unique_ptr<QMimeData> data(m_tree->model()->mimeData({m_tree->currentIndex()}));
        QCOMPARE(data->data(kLayerMimeType), QByteArray("blackbox"));
    }

private:
    std::unique_ptr<LayerPalette> m_palette;
    QLineEdit* m_search = nullptr;
    QTreeWidget* m_tree = nullptr;
};

WINDOW_TEST(LayerPaletteTest)
#include "LayerPaletteTest.moc"
