// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RecordText.h"

#include <QTemporaryDir>
#include <algorithm>
#include <fstream>

#include "TestProgram.h"
#include "core/Samples.h"

namespace obscura {

class RecordTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thinsEvenly_data() {
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("most");
        // Those of the last rows are read in pieces.
        for (const int lines : {0, 1, 2, 3, 10, 1000, 300'000}) {
            for (const int most : {2, 3, 10, 999, 5000})
                QTest::addRow("%d of %d", most, lines) << lines << most;
        }
    }

    void thinsEvenly() {
        QFETCH(int, lines);
        QFETCH(int, most);
        write(lines, {});
        const std::vector<int> steps = stepsIn(thinnedRecord(file(), std::size_t(most)));
        if (lines <= most) {
            QCOMPARE(steps.size(), std::size_t(lines));
        } else {
            QVERIFY2(steps.size() <= std::size_t(most) && steps.size() + 2 >= std::size_t(most),
                     qPrintable(QString::number(steps.size())));
        }
        QVERIFY(std::ranges::is_sorted(steps));
        QVERIFY(std::ranges::adjacent_find(steps) == steps.end());
        if (lines > 0) {
            QCOMPARE(steps.front(), 1);
            QCOMPARE(steps.back(), lines);
        }
        const double stride = double(lines) / most;
        for (std::size_t i = 1; i < steps.size() && most > 3; ++i)
            QVERIFY2(steps[i] - steps[i - 1] <= 2.5 * stride + 1, qPrintable(QString::number(i)));
    }

    void takesWhatIsMeasuredNowAndThen() {
        write(300'000, {});
        const std::string text = thinnedRecord(file(), 1000);
        const auto full = std::ranges::count(text, 'x');
        QVERIFY2(full >= 990, qPrintable(QString::number(full)));
    }

    void aTornLineIsNotTaken() {
        for (const int lines : {5, 300'000}) {
            write(lines, "999999999,1");
            const std::vector<int> steps = stepsIn(thinnedRecord(file(), 100));
            QCOMPARE(steps.back(), lines);
            const std::string end = endOfRecord(file());
            QVERIFY(end.starts_with("step,loss,rare\n"));
            QCOMPARE(stepsIn(end).back(), lines);
        }
    }

    void whatHasNoLinesIsTold() {
        std::ofstream(file()) << std::string(20'000'000, 'a');
        COMPARE_ERROR(endOfRecord(file()), "steps.csv|line 1|no end of the line");
        std::ofstream(file()) << "step,loss,rare\n" << std::string(40'000'000, 'a');
        COMPARE_ERROR(endOfRecord(file()), "steps.csv|no whole line");
    }

private:
    std::filesystem::path file() const { return m_folder.filePath("steps.csv").toStdString(); }

    /// Each seventh line has one field more than the others.
    void write(int lines, const char* end) const {
        std::ofstream out(file());
        out << "step,loss,rare\n";
        for (int step = 1; step <= lines; ++step)
            out << step << ",0.123456789" << std::string(std::size_t(step % 5), '0') << ','
                << (step % 7 == 0 ? "x" : "") << '\n';
        out << end;
    }

    /// Of the whole lines behind the head.
    static std::vector<int> stepsIn(const std::string& text) {
        std::vector<int> steps;
        QStringList lines = QString::fromStdString(text).split('\n');
        lines.removeLast();
        for (const QString& line : lines.mid(1))
            steps.push_back(line.section(',', 0, 0).toInt());
        return steps;
    }

    const QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::RecordTextTest)
#include "RecordTextTest.moc"
