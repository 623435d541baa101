// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExportDialog.h"

#include "devices/Error.h"
#include "widgets/FileWriting.h"
#include "widgets/ToolTip.h"
#include "widgets/plots/PlotExport.h"
#include "widgets/plots/ThemedPlot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr double kLeastMillimetres = 30;
constexpr double kMostMillimetres = 400;
constexpr double kLeastPoints = 5;
constexpr double kMostPoints = 14;
constexpr int kLeastDots = 72;
constexpr int kMostDots = 1200;
constexpr QSize kPreviewSize(380, 300);

// Where the answers are remembered.
constexpr auto kGroup = "plotExport";
constexpr auto kFormatKey = "format";
constexpr auto kWidthKey = "width";
constexpr auto kHeightKey = "height";
constexpr auto kFontKey = "font";
constexpr auto kDotsKey = "resolution";
constexpr auto kLightKey = "light";
constexpr auto kVisibleKey = "visibleRows";

QDoubleSpinBox* measureField(double least, double most, const QString& unit) {
    auto* const field = new QDoubleSpinBox;
    field->setRange(least, most);
    field->setDecimals(1);
    field->setSuffix(unit);
    return field;
}

}  // namespace

PlotExportDialog::PlotExportDialog(ThemedPlot& plot, QWidget* parent)
    : QDialog(parent), m_plot(plot) {
    setWindowTitle(tr("Export %1").arg(plot.title()));
    m_form = makeForm();
    m_preview = new QLabel;
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setMinimumSize(kPreviewSize);
    m_preview->setAccessibleName(tr("Preview"));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setText(tr("&Save…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PlotExportDialog::askForFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const middle = new QHBoxLayout;
    middle->addLayout(m_form);
    middle->addWidget(m_preview, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    readAnswers();
    updateFields();
}

QFormLayout* PlotExportDialog::makeForm() {
    m_format = new QComboBox;
    m_format->addItems({tr("PNG picture"), tr("SVG drawing"), tr("PDF"), tr("CSV table")});
    m_width = measureField(kLeastMillimetres, kMostMillimetres, tr(" mm"));
    m_height = measureField(kLeastMillimetres, kMostMillimetres, tr(" mm"));
    m_font = measureField(kLeastPoints, kMostPoints, tr(" pt"));
    m_font->setToolTip(
        wrappedToolTip(tr("Of titles and legend, as printed. Numbers at the axes are smaller.")));
    m_resolution = new QSpinBox;
    m_resolution->setRange(kLeastDots, kMostDots);
    m_resolution->setSuffix(tr(" dpi"));
    m_light = new QCheckBox(tr("Light &background"));
    m_rows = new QComboBox;
    m_rows->addItems({tr("all"), tr("those in view")});
    auto* const form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Height"), m_height);
    form->addRow(tr("Font &size"), m_font);
    form->addRow(tr("&Resolution"), m_resolution);
    form->addRow(m_light);
    form->addRow(tr("R&ows"), m_rows);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PlotExportDialog::updateFields);
    for (QDoubleSpinBox* const field : {m_width, m_height, m_font})
        connect(field, &QDoubleSpinBox::valueChanged, this, &PlotExportDialog::updatePreview);
    connect(m_light, &QCheckBox::toggled, this, &PlotExportDialog::updatePreview);
    return form;
}

PlotExportDialog::Format PlotExportDialog::format() const {
    return Format(m_format->currentIndex());
}

void PlotExportDialog::setFormat(Format format) {
    m_format->setCurrentIndex(int(format));
}

PlotPrint PlotExportDialog::print() const {
    return {.millimetres = {m_width->value(), m_height->value()},
            .fontPoints = m_font->value(),
            .dotsPerInch = m_resolution->value(),
            .isLight = m_light->isChecked()};
}

void PlotExportDialog::setPrint(const PlotPrint& print) {
    m_width->setValue(print.millimetres.width());
    m_height->setValue(print.millimetres.height());
    m_font->setValue(print.fontPoints);
    m_resolution->setValue(print.dotsPerInch);
    m_light->setChecked(print.isLight);
}

bool PlotExportDialog::isVisibleOnly() const {
    return m_rows->currentIndex() == 1;
}

void PlotExportDialog::setVisibleOnly(bool visibleOnly) {
    m_rows->setCurrentIndex(visibleOnly ? 1 : 0);
}

void PlotExportDialog::readAnswers() {
    QSettings settings;
    settings.beginGroup(kGroup);
    const PlotPrint usual;
    setFormat(Format(settings.value(kFormatKey, int(Format::Pdf)).toInt()));
    setPrint({.millimetres = {settings.value(kWidthKey, usual.millimetres.width()).toDouble(),
                              settings.value(kHeightKey, usual.millimetres.height()).toDouble()},
              .fontPoints = settings.value(kFontKey, usual.fontPoints).toDouble(),
              .dotsPerInch = settings.value(kDotsKey, usual.dotsPerInch).toInt(),
              .isLight = settings.value(kLightKey, usual.isLight).toBool()});
    setVisibleOnly(knowsVisibleRows(m_plot) && settings.value(kVisibleKey, false).toBool());
}

void PlotExportDialog::keepAnswers() const {
    QSettings settings;
    settings.beginGroup(kGroup);
    const PlotPrint now = print();
    settings.setValue(kFormatKey, int(format()));
    settings.setValue(kWidthKey, now.millimetres.width());
    settings.setValue(kHeightKey, now.millimetres.height());
    settings.setValue(kFontKey, now.fontPoints);
    settings.setValue(kDotsKey, now.dotsPerInch);
    settings.setValue(kLightKey, now.isLight);
    if (knowsVisibleRows(m_plot))
        settings.setValue(kVisibleKey, isVisibleOnly());
}

QString PlotExportDialog::suffix() const {
    static const QStringList kSuffixes{"png", "svg", "pdf", "csv"};
    return kSuffixes.value(int(format()), "png");
}

/// What says nothing of the format can't be changed.
void PlotExportDialog::updateFields() {
    const bool isTable = format() == Format::Csv;
    for (QWidget* const field : {static_cast<QWidget*>(m_width), static_cast<QWidget*>(m_height),
                                 static_cast<QWidget*>(m_font), static_cast<QWidget*>(m_light)})
        field->setEnabled(!isTable);
    m_resolution->setEnabled(format() == Format::Png);
    m_rows->setEnabled(isTable && knowsVisibleRows(m_plot));
    updatePreview();
}

void PlotExportDialog::updatePreview() {
    if (format() == Format::Csv) {
        m_preview->setText(tr("Each value of the plot,\na line for each moment or place."));
        return;
    }
    PlotPrint shown = print();
    shown.dotsPerInch = qRound(logicalDpiX() * devicePixelRatioF());
    QPixmap picture = QPixmap::fromImage(printedImage(m_plot, shown));
    const QSizeF room = QSizeF(kPreviewSize) * devicePixelRatioF();
    if (picture.width() > room.width() || picture.height() > room.height())
        picture = picture.scaled(room.toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(devicePixelRatioF());
    m_preview->setPixmap(picture);
}

void PlotExportDialog::askForFile() {
    QFileDialog dialog(this, windowTitle());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix());
    dialog.setNameFilter(tr("%1 files (*.%2)").arg(suffix().toUpper(), suffix()));
    dialog.selectFile(m_plot.name() + '.' + suffix());
    if (dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().constFirst()))
        accept();
}

bool PlotExportDialog::saveTo(const QString& file) {
    try {
        if (format() == Format::Csv)
            writeFile(file, isVisibleOnly() ? visibleTable(m_plot) : m_plot.table());
        else
            printPlot(m_plot, file, print());
    } catch (const UserError& e) {
        Q_EMIT failed(QString::fromUtf8(e.what()));
        return false;
    }
    keepAnswers();
    Q_EMIT saved();
    return true;
}

}  // namespace obscura
