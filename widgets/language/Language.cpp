// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language/Language.h"

#include "devices/Error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>
#include <vector>

/// Not in a namespace: the macro declares a function of the global one.
static void initialiseTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace obscura {

namespace {

const QString kEnglish = QStringLiteral("en");
const QString kLanguageKey = QStringLiteral("window/language");
const QString kFolder = QStringLiteral(":/i18n");
const QString kStem = QStringLiteral("obscura_");

/// "de" of "de-AT".
QString plainLanguage(const QString& locale) {
    return locale.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
}

/// What speak() was told last.
QString& spokenLanguage() {
    static QString language = kEnglish;
    return language;
}

QString contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A section of the README, without its heading.
QString readmeSection(const QString& heading) {
    return contentsOf(":/README.md").section("\n## " + heading + '\n', 1, 1).section("\n## ", 0, 0);
}

/// Those of the language that is spoken.
std::vector<std::unique_ptr<QTranslator>>& installed() {
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

/// In front of those that are installed already.
void install(const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

}  // namespace

QStringList languages() {
    initialiseTranslations();
    QStringList all{kEnglish};
    for (const QString& file : QDir(kFolder).entryList({kStem + "*.qm"}, QDir::Files, QDir::Name))
        all << file.mid(kStem.size()).section('.', 0, 0);
    return all;
}

QString languageName(const QString& language) {
    const QString name = QLocale(language).nativeLanguageName();
    // Where several countries speak it, the name has one of them: "American English".
    return language == kEnglish ? QStringLiteral("English") : name;
}

QString savedLanguage() {
    const QString saved = QSettings().value(kLanguageKey).toString();
    return languages().contains(saved) ? saved : QString();
}

void saveLanguage(const QString& language) {
    QSettings().setValue(kLanguageKey, language);
}

QString startLanguage(const QString& asked) {
    const QStringList known = languages();
    if (!asked.isEmpty()) {
        if (!known.contains(asked))
            throw UserError("--language: found \"" + asked.toStdString() + "\", expected one of " +
                            known.join(", ").toStdString());
        return asked;
    }
    if (const QString saved = savedLanguage(); !saved.isEmpty())
        return saved;
    for (const QString& locale : QLocale::system().uiLanguages()) {
        if (const QString language = plainLanguage(locale); known.contains(language))
            return language;
    }
    return kEnglish;
}

void speak(const QString& language) {
    initialiseTranslations();
    spokenLanguage() = language;
    installed().clear();
    install("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(kStem + language, kFolder);
}

QString firstSteps() {
    const QString own = contentsOf(kFolder + "/five-minutes_" + spokenLanguage() + ".md");
    return own.isEmpty() ? readmeSection("Five minutes") : own;
}

}  // namespace obscura
