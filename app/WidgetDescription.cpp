// SPDX-License-Identifier: GPL-3.0-or-later
#include "WidgetDescription.h"

#include "StandardStreams.h"

#include <unistd.h>

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QScreen>
#include <QTextDocumentFragment>
#include <QWidget>
#include <algorithm>

namespace obscura {

namespace {

/// In pixels of the screen, which scaling makes more than those of the program.
QJsonArray inPixels(const QRect& rect) {
    if (rect.isEmpty())
        return {0, 0, 0, 0};
    const QScreen* const found = QGuiApplication::screenAt(rect.center());
    const QScreen& screen = found ? *found : *QGuiApplication::primaryScreen();
    const QPoint origin = screen.geometry().topLeft();
    const qreal ratio = screen.devicePixelRatio();
    const QPoint corner = ((rect.topLeft() - origin) * ratio) + origin;
    const QSize size = rect.size() * ratio;
    return {corner.x(), corner.y(), size.width(), size.height()};
}

QString roleName(QAccessible::Role role) {
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

QJsonArray statesOf(const QAccessible::State& state) {
    QJsonArray result;
    if (state.active)
        result << "active";
    if (state.checked)
        result << "checked";
    if (state.disabled)
        result << "disabled";
    if (state.focused)
        result << "focused";
    if (state.selected)
        result << "selected";
    return result;
}

class Describer {
public:
    void addWindow(QWidget& window) {
        if (QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(&window))
            add(*face, -1, window.screen()->geometry());
    }
    const QJsonArray& descriptions() const { return m_descriptions; }

private:
    void add(QAccessibleInterface& face, int parent, const QRect& room) {
        const auto* const widget = qobject_cast<const QWidget*>(face.object());
        if (!face.isValid() || (widget && !widget->isVisible()))
            return;
        const QRect shown = face.rect().intersected(room);
        QJsonObject description = describe(face);
        description["shown"] = inPixels(shown);
        const int index = append(description, parent);
        forgetEntries(face);
        for (int i = 0; i < face.childCount(); ++i) {
            if (QAccessibleInterface* const child = face.child(i))
                add(*child, index, shown);
        }
        if (const auto* const view = qobject_cast<const QGraphicsView*>(widget))
            addItems(*view, index, shown);
    }

    /// A list remembers its entries by their numbers, and is told of changes only while a screen
    /// reader listens.
    static void forgetEntries(QAccessibleInterface& face) {
        if (QAccessibleTableInterface* const table = face.tableInterface()) {
            QAccessibleTableModelChangeEvent reset(face.object(),
                                                   QAccessibleTableModelChangeEvent::ModelReset);
            table->modelChange(&reset);
        }
    }

    /// What lies on a canvas goes by the first line of its tooltip.
    void addItems(const QGraphicsView& view, int parent, const QRect& room) {
        const QWidget& viewport = *view.viewport();
        for (const QGraphicsItem* const item : view.items()) {
            if (!item->isVisible() || item->toolTip().isEmpty())
                continue;
            const QString tip = QTextDocumentFragment::fromHtml(item->toolTip()).toPlainText();
            const QRect part = view.mapFromScene(item->sceneBoundingRect()).boundingRect();
            const QRect rect(viewport.mapToGlobal(part.topLeft()), part.size());
            append({{"role", "CanvasItem"},
                    {"name", tip.section('\n', 0, 0)},
                    {"state", item->isSelected() ? QJsonArray{"selected"} : QJsonArray()},
                    {"rect", inPixels(rect)},
                    {"shown", inPixels(rect.intersected(room))}},
                   parent);
        }
    }

    static QJsonObject describe(const QAccessibleInterface& face) {
        QJsonObject result{{"role", roleName(face.role())},
                           {"name", face.text(QAccessible::Name)},
                           {"value", face.text(QAccessible::Value)},
                           {"state", statesOf(face.state())},
                           {"rect", inPixels(face.rect())}};
        if (const QObject* const object = face.object()) {
            result["class"] = object->metaObject()->className();
            result["object"] = object->objectName();
            if (qobject_cast<const QAbstractScrollArea*>(object))
                result["scrolls"] = true;
        }
        return result;
    }

    int append(QJsonObject description, int parent) {
        if (parent >= 0)
            description["parent"] = parent;
        m_descriptions << description;
        return int(m_descriptions.size()) - 1;
    }

    QJsonArray m_descriptions;
};

}  // namespace

QJsonArray describeWidgets() {
    Describer describer;
    for (QWidget* const window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            describer.addWindow(*window);
    }
    return describer.descriptions();
}

WidgetDescriptions::WidgetDescriptions(QObject* parent)
    : QObject(parent), m_input(STDIN_FILENO, QSocketNotifier::Read) {
    connect(&m_input, &QSocketNotifier::activated, this, &WidgetDescriptions::answer);
}

void WidgetDescriptions::answer() {
    QByteArray read(4096, '\0');
    const ssize_t got = ::read(STDIN_FILENO, read.data(), std::size_t(read.size()));
    if (got <= 0)
        return m_input.setEnabled(false);
    try {
        for (auto lines = std::count(read.begin(), read.begin() + got, '\n'); lines > 0; --lines) {
            QByteArray line = QJsonDocument(describeWidgets()).toJson(QJsonDocument::Compact);
            writeOutput({line.append('\n').constData(), std::size_t(line.size())});
        }
    } catch (const OutputError&) {
        m_input.setEnabled(false);  // nobody listens
    }
}

}  // namespace obscura
