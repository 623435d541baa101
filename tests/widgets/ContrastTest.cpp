// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/ColourContrast.h"
#include "widgets/NewsSpy.h"
#include "widgets/Theme.h"
#include "widgets/WindowFixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <unordered_map>

using namespace obscura;

namespace {

constexpr double kLeast = 4.5;  ///< WCAG 2.1, 1.4.3
/// Strokes thinner than a pixel never take their full colour.
constexpr qreal kScale = 2;
constexpr int kFar = 10000;

/// Of the colour that most of the picture has, against the one that differs from it most.
double contrastOf(const QImage& image) {
    std::unordered_map<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    const QColor back(most->first);
    double best = 1;
    for (const auto& [colour, count] : counts)
        best = std::max(best, contrastBetween(QColor(colour), back));
    return best;
}

/// What a widget says; empty: nothing to read.
QString wordsOf(const QWidget& widget) {
    if (const auto* const label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* const status = qobject_cast<const QAbstractButton*>(&widget))
        return status->objectName() == "runStatus" ? status->accessibleName() : status->text();
    if (const auto* const edit = qobject_cast<const QLineEdit*>(&widget))
        return edit->text().isEmpty() ? edit->placeholderText() : edit->text();
    if (const auto* const box = qobject_cast<const QComboBox*>(&widget))
        return box->currentText();
    return {};
}

}  // namespace

/// Everything that can be read has enough contrast, also after the desktop has turned light or dark
/// while the window is open.
class ContrastTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        prepare();
        m_before = QApplication::palette();
    }
    void cleanup() {
        close();
        QApplication::setPalette(m_before);
    }

    void allThatIsReadStandsOut_data() {
        QTest::addColumn<bool>("darkFirst");
        QTest::newRow("light, then dark") << false;
        QTest::newRow("dark, then light") << true;
    }

    void allThatIsReadStandsOut() {
        QFETCH(bool, darkFirst);
        m_faint.clear();
        turn(darkFirst);
        open();
        m_window->resize(1360, 860);
        limitRuns(2);
        NewsSpy<RunSummary> ended(m_window->active().runs());
        QVERIFY(m_window->active().startRun());
        QVERIFY(ended.wait(kPatience));
        m_window->active().reportError("An error");
        look({"plots"});
        turn(!darkFirst);
        look({"device", "fidelity", "problems", "plots"});
        // Errors come in a colour of their own.
        m_window->active().document().edit("break", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
        });
        look({"problems"});
        turn(darkFirst);
        look({"problems"});
    }

private:
    /// As the View menu does.
    void turn(bool dark) {
        QApplication::setPalette((dark ? Theme::darkTheme() : Theme::light()).palette());
        QCoreApplication::processEvents();
    }

    void look(std::initializer_list<const char*> docks) {
        for (const char* const dock : docks) {
            m_window->raiseDock(dock);
            m_window->active().catchUp();
            QCoreApplication::processEvents();
            lookAtWidgets();
            QVERIFY2(m_faint.isEmpty(), qPrintable(m_faint.join('\n')));
        }
    }

    void lookAtWidgets() {
        QImage picture(m_window->size() * kScale, QImage::Format_RGB32);
        picture.setDevicePixelRatio(kScale);
        m_window->render(&picture);
        int seen = 0;
        for (QWidget* const each : m_window->findChildren<QWidget*>()) {
            if (!each->isVisible() || !each->isEnabled())
                continue;
            if (const auto* const view = qobject_cast<QAbstractItemView*>(each))
                lookAtItems(picture, *view);
            else if (!wordsOf(*each).trimmed().isEmpty() &&
                     check(picture, *each, each->rect(), wordsOf(*each)))
                ++seen;
        }
        QVERIFY(seen > 30);
    }

    void lookAtItems(const QImage& picture, const QAbstractItemView& view) {
        const QAbstractItemModel& model = *view.model();
        for (QModelIndex index = model.index(0, 0); index.isValid();
             index = view.indexAt(view.visualRect(index).bottomLeft() + QPoint(4, 4))) {
            const QString words = index.data().toString();
            if (!words.isEmpty())
                check(picture, *view.viewport(),
                      view.visualRect(index) & QRect(0, -kFar, view.viewport()->width(), 2 * kFar),
                      words);
        }
    }

    /// False: `place` isn't seen as a whole.
    bool check(const QImage& picture, const QWidget& widget, const QRect& place,
               const QString& words) {
        if (!widget.visibleRegion().boundingRect().contains(place))
            return false;
        const QRect inWindow(widget.mapTo(m_window.get(), place.topLeft()), place.size());
        const QRect pixels(inWindow.topLeft() * kScale, inWindow.size() * kScale);
        const double contrast = contrastOf(picture.copy(pixels));
        if (contrast < kLeast)
            m_faint << QString("%1: %2").arg(words).arg(contrast);
        return true;
    }

    QStringList m_faint;
    QPalette m_before;
};

WINDOW_TEST(ContrastTest)
#include "ContrastTest.moc"
