// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/report/RunReport.h"

#include "core/runs/RunReader.h"
#include "widgets/FileWriting.h"
#include "widgets/PaperTheme.h"
#include "widgets/canvas/painting/Diagram.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/RunSeries.h"
#include "widgets/report/ReportPage.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPdfWriter>
#include <QScreen>
#include <algorithm>
#include <cmath>
#include <memory>

namespace obscura {

namespace {

constexpr QSizeF kPaper(210, 297);  ///< mm, A4
constexpr double kDiagramHeight = 42;
constexpr double kTablesHeight = 78;
constexpr double kMostPlotHeight = 58;
constexpr double kRemarksHeight = 22;
constexpr int kDescriptionLines = 4;
constexpr int kNoteLines = 4;

/// What a run has recorded, as plots that nobody sees.
class ReportPlots {
public:
    explicit ReportPlots(const RunReader& reader) {
        m_series.add(reader.stepRecords());
        const std::vector<EvaluationRecord> evaluations = reader.evaluationRecords();
        m_series.add(evaluations);
        const bool hasClasses = std::ranges::any_of(
            evaluations, [](const auto& record) { return !std::isnan(record.accuracy); });
        for (const PlotSpec& spec : {lossSpec(), hasClasses ? accuracySpec() : testErrorSpec(),
                                     surrogateErrorSpec(), queriesSpec()})
            add(spec);
    }

    /// Those that have something to show.
    const std::vector<std::unique_ptr<LivePlot>>& plots() const { return m_plots; }

private:
    void add(const PlotSpec& spec) {
        auto plot = std::make_unique<LivePlot>(spec, m_series.of(spec), m_none.of(spec));
        if (!plot->hasData() || !hasValues(m_series.of(spec)))
            return;
        plot->setStage(RunStage::After);
        plot->setTimeRange(0, std::max(1.0, m_series.latest(TimeAxis::Step)));
        m_plots.push_back(std::move(plot));
    }
    static bool hasValues(const TimeSeries& series) {
        for (std::size_t column = 0; column < series.columns(); ++column) {
            for (std::size_t row = 0; row < series.size(); ++row) {
                const double value = series.value(column, row);
                if (!std::isnan(value) && value != 0)
                    return true;
            }
        }
        return false;
    }

    RunSeries m_series;
    RunSeries m_none;
    std::vector<std::unique_ptr<LivePlot>> m_plots;
};

/// The left (0) or right (1) half of what is left of the page.
QRectF halfOf(const ReportPage& page, int half, double height) {
    const QRectF room = page.room();
    const double width = (room.width() - ReportPage::kGap) / 2;
    return {room.left() + half * (width + ReportPage::kGap), room.top(), width, height};
}

void addTables(ReportPage& page, const RunEntry& run, const Experiment& e) {
    const double left =
        page.paintTable(halfOf(page, 0, kTablesHeight), QObject::tr("Figures"), figuresOf(run));
    const double right = page.paintTable(halfOf(page, 1, kTablesHeight), QObject::tr("Settings"),
                                         settingsOf(run, e));
    page.skip(std::max(left, right) + ReportPage::kGap / 2);
}

/// Two in a row. `below`: the height that is kept for what follows.
void addPlots(ReportPage& page, const ReportPlots& all, double below) {
    const auto count = int(all.plots().size());
    const int rows = (count + 1) / 2;
    const double room = page.room().height() - below;
    const double height = std::min(kMostPlotHeight, room / std::max(1, rows) - 1);
    for (int i = 0; i < count; ++i) {
        page.paintPlot(halfOf(page, i % 2, height), *all.plots()[std::size_t(i)]);
        if (i % 2 != 0 || i + 1 == count)
            page.skip(height + 1);
    }
}

QByteArray reportOf(const RunEntry& run, const RunReader& reader) {
    const Experiment e = reader.experiment();
    const ReportPlots plots(reader);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const int resolution = qRound(QGuiApplication::primaryScreen()->logicalDotsPerInchX());
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setTitle(QString::fromStdString(run.name));
    {
        ReportPage page(writer, kPaper, resolution);
        page.addTitle(QString::fromStdString(run.name),
                      QString::fromStdString(startText(run)) + " · " +
                          QString::fromStdU16String(run.folder.u16string()));
        page.addText(QString::fromStdString(e.description), kDescriptionLines);
        page.addText(QString::fromStdString(run.notes.text), kNoteLines);
        Diagram diagram(e, paperTheme());
        if (!diagram.size().isEmpty())
            page.addDiagram(diagram, kDiagramHeight);
        addTables(page, run, e);
        const QList<ReportLine> changes = changesOf(reader.changes(), e.graph);
        addPlots(page, plots, changes.isEmpty() ? 0 : kRemarksHeight);
        QRectF rest = page.room();
        rest.setHeight(std::min(rest.height(), kRemarksHeight));
        page.paintTable(rest, QObject::tr("Changed in mid-run"), changes);
        page.paintFooter(QStringLiteral("Obscura " OBSCURA_VERSION));
    }
    return bytes;
}

}  // namespace

void writeRunReport(const std::filesystem::path& run, const QString& file) {
    const RunReader reader(run);
    writeFile(file, reportOf(readRunEntry(run), reader));
}

}  // namespace obscura
