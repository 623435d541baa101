// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/network/Inspection.h"
#include "devices/Error.h"
#include "widgets/language/Language.h"
#include "widgets/language/Messages.h"
#include "widgets/language/ProgramTexts.h"
#include "widgets/language/Translated.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

using namespace obscura;

namespace {

/// One text of a file of translations.
struct Entry {
    QString context = {};
    QString source = {};
    QStringList forms = {};  ///< the translation; several where it has plurals
    bool isFinished = true;
};

QString root() {
    return QString::fromUtf8(tests::dataFolder()) + "/../..";
}

QString germanFile() {
    return root() + "/resources/translations/obscura_de.ts";
}

Entry readMessage(QXmlStreamReader& xml, const QString& context) {
    Entry entry{.context = context};
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.isFinished = !xml.attributes().hasAttribute("type");
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement &&
                     xml.name() == QLatin1String("translation"))) {
                if (xml.isStartElement())
                    entry.forms << xml.readElementText();
                else
                    text += xml.text();
            }
            if (entry.forms.isEmpty())
                entry.forms << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

QList<Entry> readTranslations(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                entries << readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return entries;
}

/// "%1", "%2", "%n", … in order.
QStringList markersOf(const QString& text) {
    static const QRegularExpression marker("%(?:\\d|n|p)");
    QStringList markers;
    for (auto found = marker.globalMatch(text); found.hasNext();)
        markers << found.next().captured();
    markers.sort();
    return markers;
}

qsizetype mnemonicsOf(const QString& text) {
    static const QRegularExpression mnemonic("&[^&\\s]");
    static const QRegularExpression entity("&\\w+;");
    return QString(text).remove(entity).count(mnemonic);
}

QString outerSpace(const QString& text) {
    QString space;
    if (text.startsWith(' '))
        space += '<';
    if (text.endsWith(' '))
        space += '>';
    return space;
}

QString named(const Entry& entry) {
    return entry.context + ": " + entry.source.left(100);
}

}  // namespace

/// The German is whole, and says the same as the English.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_entries = readTranslations(germanFile());
        QVERIFY(m_entries.size() > 1000);
    }

    void nothingIsUnfinished() {
        QStringList unfinished;
        for (const Entry& entry : m_entries) {
            const bool isEmpty = entry.forms.contains(QString()) || entry.forms.isEmpty();
            if (!entry.isFinished || isEmpty)
                unfinished << named(entry);
        }
        QVERIFY2(unfinished.isEmpty(), qPrintable(unfinished.join('\n')));
    }

    void signsStandInBoth() {
        QStringList faults;
        for (const Entry& entry : m_entries) {
            for (const QString& form : entry.forms) {
                const bool isSame = markersOf(form) == markersOf(entry.source) &&
                                    outerSpace(form) == outerSpace(entry.source);
                const bool isMenu = entry.context != kProgramTexts;
                if (!isSame || (isMenu && mnemonicsOf(form) != mnemonicsOf(entry.source)))
                    faults << named(entry) + " → " + form.left(100);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    // Typed as a keyboard has them, quotes would be those of a program's source.
    void quotesAreGerman() {
        QStringList faults;
        for (const Entry& entry : m_entries) {
            for (const QString& form : entry.forms) {
                if (form.contains('"') || form.contains(QChar(0x201d)))
                    faults << named(entry) + " → " + form.left(100);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void allThatCoreSaysIsThere() {
        QSet<QString> known;
        for (const Entry& entry : m_entries) {
            if (entry.context == kProgramTexts)
                known << entry.source;
        }
        QStringList missing;
        for (const std::string& text : programTexts()) {
            const QString shown = QString::fromStdString(text);
            if (!known.remove(shown))
                missing << shown.left(100);
        }
        QVERIFY2(missing.isEmpty(), qPrintable("missing:\n" + missing.join('\n')));
        QVERIFY2(known.isEmpty(), qPrintable("gone:\n" + QStringList(known.values()).join('\n')));
    }

    // What the sources say now, as lupdate finds it.
    void allThatTheWindowSaysIsThere() {
        const QString lupdate =
            QStandardPaths::findExecutable("lupdate", {"/usr/lib/qt6/bin", "/usr/lib64/qt6/bin"});
        QVERIFY2(!lupdate.isEmpty(), "qt6-l10n-tools is missing");
        const QTemporaryDir folder;
        const QString copy = folder.filePath("obscura_de.ts");
        QVERIFY(QFile::copy(germanFile(), copy));
        QProcess process;
        process.setWorkingDirectory(root());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(lupdate, {"-silent", "-no-obsolete", "-locations", "none", "-I", ".",
                                "widgets", "app", "-ts", copy});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QStringList missing;
        const QList<Entry> found = readTranslations(copy);
        QVERIFY(found.size() > 500);
        for (const Entry& entry : found) {
            if (!entry.isFinished)
                missing << named(entry);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        const auto own = std::ranges::count_if(
            m_entries, [](const Entry& entry) { return entry.context != kProgramTexts; });
        QCOMPARE(found.size(), qsizetype(own));
    }

    // What an option expects is put together for the screen: in English as messages say it.
    void expectationsAreThoseOfMessages() {
        for (const OptionInfo& info :
             {OptionInfo{.name = "a", .title = {}, .help = {}, .initial = Index{3}},
              OptionInfo{.name = "b",
              .title = {},
              .help = {},
              .initial = 0.5,
              .unit = "rad",
              .minimum = 0,
              .maximum = 6.28},
              OptionInfo{.name = "c",
              .title = {},
              .help = {},
              .initial = Index{0},
              .minimum = 0,
              .zeroMeans = "off"},
              OptionInfo{.name = "d",
              .title = {},
              .help = {},
              .initial = Auto{},
              .maximum = 1,
              .allowsAuto = true}})
            QCOMPARE(expectedText(info), QString::fromStdString(expectedValue(info)));
    }

    void wordsForZeroAreUnderstood() {
        const OptionInfo info{.name = "clip",
                              .title = {},
                              .help = {},
                              .initial = 0.0,
                              .minimum = 0,
                              .zeroMeans = "off"};
        speak("de");
        QCOMPARE(optionText(info, 0.0), QStringLiteral("aus"));
        QCOMPARE(typedOption(info, " Aus "), std::string("off"));
        QCOMPARE(typedOption(info, "0.5"), std::string("0.5"));
        QCOMPARE(typedOption(info, "off"), std::string("off"));
    }

    void namesOfAPersonStay() {
        speak("de");
        const OptionInfo info{.name = "note", .title = {}, .help = {}, .initial = std::string()};
        QCOMPARE(optionText(info, std::string("loss")), QStringLiteral("loss"));
        QCOMPARE(translated("no text of ours"), QStringLiteral("no text of ours"));
        QCOMPARE(translated(""), QString());
    }

    void templatesAreCalledInTheirLanguage() {
        speak("de");
        const Experiment e = spokenTemplate("fashion-mnist-slm");
        QCOMPARE(QString::fromStdString(e.name),
                 QStringLiteral("Fashion-MNIST durch einen räumlichen Lichtmodulator"));
        QVERIFY(QString::fromStdString(e.description).startsWith("Bilder von Kleidung"));
    }

    // A message that core words anew would come in English.
    void messagesAreThoseOfCore() {
        const QString words = literalsOf(root() + "/core") + literalsOf(root() + "/devices");
        static const QRegularExpression marker("%\\d");
        QStringList gone;
        for (const char* const pattern : messagePatterns()) {
            for (const QString& part : QString::fromUtf8(pattern).split(marker)) {
                if (!words.contains(part.trimmed()))
                    gone << part + " of " + QString::fromUtf8(pattern);
            }
        }
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join('\n')));
    }

    void messagesAreTranslatedAroundWhatTheyName_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("plain") << "two blocks have this name"
                               << "zwei Blöcke haben diesen Namen";
        QTest::newRow("whose") << "loss: the input is not connected"
                               << "loss: der Eingang ist nicht verbunden";
        QTest::newRow("nested")
            << "clip: found \"x\", expected auto or a number of at least 0 (rad)"
            << "clip: \"x\" gefunden, erwartet wird auto oder eine Zahl von "
               "mindestens 0 (rad)";
        QTest::newRow("a name that is a word of ours")
            << "input: the inputs have the shapes 3 and 4, expected the same"
            << "input: die Eingänge haben die Formen 3 und 4, erwartet wird dieselbe";
        QTest::newRow("unknown") << "something else: 3"
                                 << "something else: 3";
        QTest::newRow("lines") << "the input has more than one connection\nother"
                               << "der Eingang hat mehr als eine Verbindung\nother";
    }

    void messagesAreTranslatedAroundWhatTheyName() {
        QFETCH(QString, english);
        QCOMPARE(translatedMessage(english), english);
        speak("de");
        QTEST(translatedMessage(english), "german");
    }

    void messagesOfTheInspectionAreGerman() {
        speak("de");
        Experiment e = templateExperiment("fashion-mnist-slm");
        setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
        const InspectionReport report = inspectExperiment(e);
        QCOMPARE(report.problems.size(), std::size_t{1});
        const QString message = translatedMessage(describe(e.graph, report.problems.front()));
        QVERIFY2(message.contains("erwartet wird 1 bis"), qPrintable(message));
    }

    void anUnknownLanguageIsRefused() {
        QCOMPARE(languages(), QStringList({"en", "de"}));
        QCOMPARE(languageName("de"), QStringLiteral("Deutsch"));
        QCOMPARE(startLanguage("de"), QStringLiteral("de"));
        QVERIFY_EXCEPTION_THROWN(startLanguage("tlh"), UserError);
    }

    void cleanup() { speak("en"); }

private:
    /// All that stands in quotes in the sources there, adjacent literals joined.
    static QString literalsOf(const QString& folder) {
        static const QRegularExpression literal("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
        static const QRegularExpression joint("\"\\s*\n?\\s*\"");
        QString words;
        for (QDirIterator at(folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
             at.hasNext();) {
            QFile file(at.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("can't read %s", qPrintable(file.fileName()));
            const QString source = QString::fromUtf8(file.readAll()).remove(joint);
            for (auto found = literal.globalMatch(source); found.hasNext();)
                words += found.next().captured(1) + '\n';
        }
        return words;
    }

    QList<Entry> m_entries;
};

GUILESS_TEST(TranslationsTest)
#include "TranslationsTest.moc"
