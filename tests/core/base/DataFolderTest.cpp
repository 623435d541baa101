// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/DataFolder.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class DataFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhereTheDesktopSays() {
        qputenv("HOME", "/home/me");
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(dataFolder(), std::filesystem::path("/data/obscura"));
    }

    void isInTheHomeElse() {
        qputenv("HOME", "/home/me");
        // A path that isn't whole is to be ignored, says the standard.
        qputenv("XDG_DATA_HOME", "relative");
        QCOMPARE(dataFolder(), std::filesystem::path("/home/me/.local/share/obscura"));
        qunsetenv("XDG_DATA_HOME");
        QCOMPARE(dataFolder(), std::filesystem::path("/home/me/.local/share/obscura"));
    }

    void trashIsTheDesktops() {
        qputenv("HOME", "/home/me");
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(trashFolder(), std::filesystem::path("/data/Trash"));
        qunsetenv("XDG_DATA_HOME");
        QCOMPARE(trashFolder(), std::filesystem::path("/home/me/.local/share/Trash"));
    }

    void cachesAreApart() {
        qputenv("HOME", "/home/me");
        qputenv("XDG_CACHE_HOME", "/cache");
        QCOMPARE(cacheFolder(), std::filesystem::path("/cache/obscura"));
        qunsetenv("XDG_CACHE_HOME");
        QCOMPARE(cacheFolder(), std::filesystem::path("/home/me/.cache/obscura"));
    }
};

GUILESS_TEST(DataFolderTest)
#include "DataFolderTest.moc"
