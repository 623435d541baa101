// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Theme.h"

#include "TestProgram.h"

#include <QTest>
#include <cmath>
#include <set>

using namespace obscura;

namespace {

/// Contrast ratios that the Web Content Accessibility Guidelines 2.1 ask for.
constexpr double kTextContrast = 4.5;
constexpr double kGraphicsContrast = 3;
/// The lightest hues of Okabe and Ito on white; dash styles help there.
constexpr double kSeriesContrast = 2;

double linearLight(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminanceOf(const QColor& c) {
    return 0.2126 * linearLight(c.redF()) + 0.7152 * linearLight(c.greenF()) +
           0.0722 * linearLight(c.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminanceOf(a), luminanceOf(b)});
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrast_data() {
        QTest::addColumn<QColor>("foreground");
        QTest::addColumn<QColor>("background");
        QTest::addColumn<double>("least");
        for (const Theme& t : {Theme::light(), Theme::darkTheme()}) {
            const std::string in = t.dark ? " (dark)" : " (light)";
            const auto row = [&](const char* name, QColor a, QColor b, double least) {
                QTest::newRow((name + in).c_str()) << a << b << least;
            };
            row("text on canvas", t.text, t.canvas, kTextContrast);
            row("text on surface", t.text, t.surface, kTextContrast);
            row("muted on canvas", t.mutedText, t.canvas, kTextContrast);
            row("muted on surface", t.mutedText, t.surface, kTextContrast);
            row("physical text", t.physicalText, t.physicalSurface, kTextContrast);
            row("physical muted", t.physicalMuted, t.physicalSurface, kTextContrast);
            row("physical error", t.physicalError, t.physicalSurface, kTextContrast);
            row("error on surface", t.error, t.surface, kTextContrast);
            row("error on window", t.error, t.palette().color(QPalette::Window), kTextContrast);
            row("muted on window", t.mutedText, t.palette().color(QPalette::Window), kTextContrast);
            row("physical border", t.physical, t.physicalSurface, kGraphicsContrast);
            row("edge on canvas", t.edge, t.canvas, kGraphicsContrast);
            row("accent on canvas", t.accent, t.canvas, kGraphicsContrast);
            row("success on surface", t.success, t.surface, kGraphicsContrast);
            row("warning on surface", t.warning, t.surface, kGraphicsContrast);
            for (int i = 0; i < Theme::kSeries; ++i)
                row(("series " + std::to_string(i)).c_str(), t.seriesColor(i), t.canvas,
                    kSeriesContrast);
        }
    }

    void contrast() {
        QFETCH(QColor, foreground);
        QFETCH(QColor, background);
        QFETCH(double, least);
        const double found = ::contrast(foreground, background);
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }

    void followsThePalette() {
        QVERIFY(!Theme::of(Theme::light().palette()).dark);
        QVERIFY(Theme::of(Theme::darkTheme().palette()).dark);
        // What a label had before the desktop turned doesn't count.
        QPalette label = Theme::darkTheme().palette();
        label.setColor(QPalette::WindowText, Theme::light().error);
        QVERIFY(Theme::of(label).dark);
    }

    void neighbouringSeriesDifferInTwoWays() {
        const Theme theme = Theme::light();
        std::set<std::pair<QRgb, Qt::PenStyle>> pens;
        for (int i = 0; i < Theme::kSeries; ++i) {
            pens.insert({theme.seriesColor(i).rgb(), Theme::seriesStyle(i)});
            QVERIFY(Theme::seriesStyle(i) != Theme::seriesStyle(i + 1));
            QVERIFY(theme.seriesColor(i) != theme.seriesColor(i + 1));
        }
        QCOMPARE(pens.size(), std::size_t{Theme::kSeries});
    }

    void mixing() {
        QCOMPARE(mixed(Qt::black, Qt::white, 0).rgb(), QColor(Qt::black).rgb());
        QCOMPARE(mixed(Qt::black, Qt::white, 1).rgb(), QColor(Qt::white).rgb());
        QCOMPARE(mixed(Qt::black, Qt::white, 0.5).red(), 128);
    }
};

GUILESS_TEST(ThemeTest)
#include "ThemeTest.moc"
