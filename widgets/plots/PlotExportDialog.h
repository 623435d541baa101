// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/PlotPaper.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace obscura {

/// Asks how a plot is to be kept, as a picture for print or as a table, shows it and writes it. The
/// answers are remembered.
class PlotExportDialog : public QDialog {
    Q_OBJECT

public:
    enum class Format { Png, Svg, Pdf, Csv };

    explicit PlotExportDialog(ThemedPlot& plot, QWidget* parent = nullptr);

    Format format() const;
    void setFormat(Format format);
    PlotPrint print() const;
    void setPrint(const PlotPrint& print);
    /// Whether a table holds only what lies within the plot's axes.
    bool isVisibleOnly() const;
    void setVisibleOnly(bool visibleOnly);

    /// Writes the plot as the answers say, and remembers them; says whether that could be done.
    bool saveTo(const QString& file);

Q_SIGNALS:
    void failed(const QString& message);
    void saved();

private:
    QFormLayout* makeForm();
    void readAnswers();
    void keepAnswers() const;
    void askForFile();
    void updateFields();
    void updatePreview();
    QString suffix() const;

    ThemedPlot& m_plot;
    QFormLayout* m_form;
    QComboBox* m_format;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QDoubleSpinBox* m_font;
    QSpinBox* m_resolution;
    QCheckBox* m_light;
    QComboBox* m_rows;
    QLabel* m_preview;
};

}  // namespace obscura
