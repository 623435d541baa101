// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QString>
#include <QTextObjectInterface>
#include <functional>
#include <string>

class QTextDocument;

// Qt's own header says so, which moc does not read here.
#ifdef Q_MOC_RUN
Q_DECLARE_INTERFACE(QTextObjectInterface, "org.qt-project.Qt.QTextObjectInterface")
#endif

namespace obscura {

/// Formulas among rich text, drawn as outlines in the colour of the words around: whatever
/// formulaHtml() stands for, in a document that this was given to. It takes the place of pictures.
class FormulaText : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// Belongs to `document`; `colour` is asked for at each drawing.
    explicit FormulaText(QTextDocument& document, std::function<QColor()> colour);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    std::function<QColor()> m_colour;
};

/// The formula of that name, as rich text; empty: there is none.
QString formulaHtml(const std::string& name);

}  // namespace obscura
