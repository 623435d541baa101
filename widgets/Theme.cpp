// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Theme.h"

#include "widgets/LineScale.h"

namespace obscura {

QColor Theme::veil() const {
    constexpr int kVeilAlpha = 215;
    QColor colour = surface;
    colour.setAlpha(kVeilAlpha);
    return colour;
}

Qt::PenStyle Theme::seriesStyle(int index) {
    constexpr std::array kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return kStyles[static_cast<std::size_t>(index) % kStyles.size()];
}

QPen Theme::seriesPen(int index, qreal width) const {
    return {seriesColor(index), width * lineScale(), seriesStyle(index), Qt::RoundCap,
            Qt::RoundJoin};
}

Theme Theme::of(const QPalette& palette) {
    // Not by WindowText, which labels give a colour of their own: it stays when the desktop turns.
    const bool dark =
        palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::Text).lightnessF();
    return dark ? darkTheme() : light();
}

Theme Theme::light() {
    Theme t;
    t.dark = false;
    t.canvas = QColor(0xf7f8fa);
    t.grid = QColor(0xd9dde3);
    t.surface = QColor(0xffffff);
    t.hairline = QColor(0xc9ced6);
    t.outline = QColor(0x7e8692);
    t.text = QColor(0x1b1f26);
    t.mutedText = QColor(0x5c6572);
    t.accent = QColor(0x0072b2);
    t.data = QColor(0x009e73);
    t.layer = QColor(0x0072b2);
    t.activation = QColor(0x7a8594);
    t.physical = QColor(0xe69f00);
    t.physicalSurface = QColor(0x22262e);
    t.physicalText = QColor(0xf4f5f7);
    t.physicalMuted = QColor(0xb4bbc6);
    t.physicalError = QColor(0xff8f66);
    t.edge = QColor(0x7d8796);
    t.error = QColor(0xbd3f17);
    t.warning = QColor(0xb27700);
    t.success = QColor(0x00845f);
    t.series = {QColor(0x0072b2), QColor(0xd55e00), QColor(0x009e73), QColor(0xcc79a7),
                QColor(0xe69f00), QColor(0x56b4e9), QColor(0xb8a500), QColor(0x5a6270)};
    return t;
}

Theme Theme::darkTheme() {
    Theme t;
    t.dark = true;
    t.canvas = QColor(0x1a1d22);
    t.grid = QColor(0x343a43);
    t.surface = QColor(0x282d35);
    t.hairline = QColor(0x49515d);
    t.outline = QColor(0x7e8897);
    t.text = QColor(0xeceef1);
    t.mutedText = QColor(0xa3acb9);
    t.accent = QColor(0x56b4e9);
    t.data = QColor(0x33c79a);
    t.layer = QColor(0x56b4e9);
    t.activation = QColor(0x97a1af);
    t.physical = QColor(0xf0ad1e);
    t.physicalSurface = QColor(0x0c0d10);
    t.physicalText = QColor(0xf4f5f7);
    t.physicalMuted = QColor(0xb4bbc6);
    t.physicalError = QColor(0xff8f66);
    t.edge = QColor(0x7e8897);
    t.error = QColor(0xff7a4d);
    t.warning = QColor(0xf0b93a);
    t.success = QColor(0x3fd0a2);
    t.series = {QColor(0x56b4e9), QColor(0xf5853f), QColor(0x33c79a), QColor(0xe09cc5),
                QColor(0xf5b83d), QColor(0xa6daf9), QColor(0xf0e442), QColor(0xb7bec9)};
    return t;
}

QPalette Theme::palette() const {
    const QColor window = dark ? QColor(0x22262d) : QColor(0xf0f1f4);
    QPalette p(dark ? QColor(0x323841) : QColor(0xe7e9ed), window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, dark ? canvas : surface);
    p.setColor(QPalette::AlternateBase, mixed(p.color(QPalette::Base), window, 0.6));
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::PlaceholderText, mutedText);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::Highlight, dark ? QColor(0x1f6fa0) : accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    const QColor disabled = mixed(text, window, 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

QColor mixed(const QColor& a, const QColor& b, qreal share) {
    const auto mix = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                            mix(a.blueF(), b.blueF()), mix(a.alphaF(), b.alphaF()));
}

}  // namespace obscura
