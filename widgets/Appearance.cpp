// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Appearance.h"

#include "widgets/PaintedIcon.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QSvgRenderer>

/// Not in a namespace: the macro declares a function of the global one.
static void initialiseResources() {
    Q_INIT_RESOURCE(obscura);
    Q_INIT_RESOURCE(tours);
}

namespace obscura {

namespace {

/// What the pictures are drawn in; a colour that nobody would choose.
const QByteArray kInk = "#010203";

const QString kAppearanceKey = QStringLiteral("window/appearance");

class SymbolEngine final : public PaintedIcon {
public:
    explicit SymbolEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor ink = QGuiApplication::palette().color(group, QPalette::ButtonText);
        QSvgRenderer(QByteArray(m_svg).replace(kInk, ink.name().toLatin1())).render(painter, rect);
    }

    QIconEngine* clone() const override { return new SymbolEngine(m_svg); }

private:
    QByteArray m_svg;
};

}  // namespace

Appearance savedAppearance() {
    const int saved = QSettings().value(kAppearanceKey).toInt();
    return saved == int(Appearance::Light)  ? Appearance::Light
           : saved == int(Appearance::Dark) ? Appearance::Dark
                                            : Appearance::System;
}

void saveAppearance(Appearance appearance) {
    QSettings().setValue(kAppearanceKey, int(appearance));
}

void applyAppearance(Appearance appearance) {
    switch (appearance) {
        case Appearance::System:
            return QApplication::setPalette(QPalette());
        case Appearance::Light:
            return QApplication::setPalette(Theme::light().palette());
        case Appearance::Dark:
            return QApplication::setPalette(Theme::darkTheme().palette());
    }
}

void registerResources() {
    initialiseResources();
}

QIcon symbolIcon(const QString& name) {
    registerResources();
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon %s", qPrintable(name));
    return QIcon(new SymbolEngine(file.readAll()));
}

QIcon programIcon() {
    registerResources();
    return QIcon(":/icons/obscura.svg");
}

}  // namespace obscura
