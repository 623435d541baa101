// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace obscura {

/// The desktop's style, but that the outlines of fields, buttons and check boxes stand out from
/// what is around them by 3 : 1 (WCAG 2.1, 1.4.11), which Fusion's don't, least of all on a dark
/// window; and that the tabs of docks are read in full, those without room behind arrows.
class ProgramStyle final : public QProxyStyle {
    Q_OBJECT

public:
    /// On top of the style that the application has.
    ProgramStyle();

    /// Gives the application this style.
    static void install();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    /// Fusion draws outlines that are too faint; what other styles draw is theirs to know.
    bool m_isFaint;
};

}  // namespace obscura
