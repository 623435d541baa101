// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/demos/Demo.h"

#include "core/base/EmbeddedText.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/language/Translated.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>
#include <array>
#include <string>

namespace obscura {

namespace {

/// A field of a file, for messages: "demo drift: variants[1].template".
class Place {
public:
    explicit Place(QString path) : m_path(std::move(path)) {}

    Place of(const QString& field) const {
        return Place(m_path + (m_path.endsWith(' ') ? "" : ".") + field);
    }
    Place of(const QString& list, qsizetype index) const {
        return of(QStringLiteral("%1[%2]").arg(list).arg(index));
    }
    [[noreturn]] void fail(const QString& what) const {
        throw UserError(
            (m_path.trimmed() + (m_path.endsWith(' ') ? " " : ": ") + what).toStdString());
    }

private:
    QString m_path;
};

QString kindOf(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::Undefined:
            return QStringLiteral("nothing");
        case QJsonValue::Null:
            return QStringLiteral("null");
        case QJsonValue::Bool:
            return QStringLiteral("true or false");
        case QJsonValue::Double:
            return QStringLiteral("a number");
        case QJsonValue::String:
            return QStringLiteral("a text");
        case QJsonValue::Array:
            return QStringLiteral("a list");
        case QJsonValue::Object:
            break;
    }
    return QStringLiteral("an object");
}

QJsonObject objectIn(const QJsonValue& value, const Place& place, const QStringList& fields) {
    if (!value.isObject())
        place.fail("found " + kindOf(value) + ", expected an object");
    const QJsonObject object = value.toObject();
    for (const QString& field : object.keys()) {
        if (!fields.contains(field))
            place.of(field).fail("unknown field, expected one of " + fields.join(", "));
    }
    return object;
}

QString textIn(const QJsonObject& object, const QString& field, const Place& place) {
    const QJsonValue value = object[field];
    if (!value.isString() || value.toString().isEmpty())
        place.of(field).fail("found " +
                             (value.isString() ? QStringLiteral("an empty text") : kindOf(value)) +
                             ", expected a text");
    return value.toString();
}

/// The same in the language of the window.
QString spokenIn(const QJsonObject& object, const QString& field, const Place& place) {
    return translated(textIn(object, field, place).toStdString());
}

QJsonArray listIn(const QJsonObject& object, const QString& field, const Place& place) {
    const QJsonValue value = object[field];
    if (!value.isUndefined() && !value.isArray())
        place.of(field).fail("found " + kindOf(value) + ", expected a list");
    return value.toArray();
}

DemoVariant variantIn(const QJsonValue& value, const QString& title, const Place& place) {
    const QJsonObject object = objectIn(value, place, {"name", "template", "set"});
    DemoVariant variant{.name = spokenIn(object, "name", place), .experiment = {}};
    try {
        variant.experiment = spokenTemplate(textIn(object, "template", place).toStdString());
        for (const QJsonValue& set : listIn(object, "set", place)) {
            if (!set.isString())
                place.of("set").fail("found " + kindOf(set) + ", expected texts \"path=value\"");
            assignField(variant.experiment, set.toString().toStdString());
        }
    } catch (const UserError& error) {
        const QString why = QString::fromUtf8(error.what());
        if (why.startsWith(QStringLiteral("demo ")))
            throw;
        place.fail(why);
    }
    variant.experiment.name = (title + ": " + variant.name).toStdString();
    return variant;
}

void requireVariant(const Demo& demo, const QString& name, const Place& place) {
    QStringList names;
    for (const DemoVariant& variant : demo.variants)
        names << variant.name;
    if (!names.contains(name))
        place.fail("found \"" + name + "\", expected the name of a variant: " + names.join(", "));
}

DemoClaim claimIn(const QJsonValue& value, const Demo& demo, const Place& place) {
    const QJsonObject object = objectIn(value, place, {"better", "than", "by"});
    DemoClaim claim{.better = spokenIn(object, "better", place),
                    .than = object.contains("than") ? spokenIn(object, "than", place) : QString(),
                    .by = object["by"].toDouble(-1)};
    requireVariant(demo, claim.better, place.of("better"));
    if (!claim.than.isEmpty())
        requireVariant(demo, claim.than, place.of("than"));
    if (claim.by < 0)
        place.of("by").fail("found " + kindOf(object["by"]) +
                            ", expected a number that is not negative");
    return claim;
}

/// Where nothing says otherwise, by the alphabet, behind these.
constexpr std::array<const char*, 8> kOrder = {"frozen", "spiral", "mesh",         "matrix",
                                               "rank",   "drift",  "quantisation", "devices"};

qsizetype placeOf(const QString& name) {
    return std::ranges::find(kOrder, name.toStdString(),
                             [](const char* each) { return std::string(each); }) -
           kOrder.begin();
}

}  // namespace

Demo parseDemo(const QByteArray& text, const QString& name) {
    const Place place("demo " + name + ": ");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        place.fail(QStringLiteral("line %1: %2")
                       .arg(text.left(error.offset).count('\n') + 1)
                       .arg(error.errorString()));
    const QJsonObject object =
        objectIn(document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()),
                 place, {"title", "point", "look", "dock", "variants", "claims"});
    Demo demo{.name = name,
              .title = spokenIn(object, "title", place),
              .point = spokenIn(object, "point", place),
              .look = spokenIn(object, "look", place),
              .dock = object.contains("dock") ? textIn(object, "dock", place) : QString(),
              .variants = {},
              .claims = {}};
    const QJsonArray variants = listIn(object, "variants", place);
    for (qsizetype i = 0; i < variants.size(); ++i)
        demo.variants.push_back(variantIn(variants[i], demo.title, place.of("variants", i)));
    if (demo.variants.empty())
        place.of("variants").fail("found none, expected at least one");
    const QJsonArray claims = listIn(object, "claims", place);
    for (qsizetype i = 0; i < claims.size(); ++i)
        demo.claims.push_back(claimIn(claims[i], demo, place.of("claims", i)));
    return demo;
}

QStringList demoNames() {
    QStringList names;
    for (const EmbeddedText& each : embeddedDemos())
        names << QString::fromUtf8(each.name.data(), qsizetype(each.name.size()));
    std::ranges::stable_sort(names, {}, placeOf);
    return names;
}

Demo builtInDemo(const QString& name) {
    for (const EmbeddedText& each : embeddedDemos()) {
        if (name.toStdString() == each.name)
            return parseDemo(QByteArray(each.text.data(), qsizetype(each.text.size())), name);
    }
    throw UserError("demo: found \"" + name.toStdString() + "\", expected one of " +
                    demoNames().join(", ").toStdString());
}

}  // namespace obscura
