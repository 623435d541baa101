// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <string>

namespace obscura::tests {

/// Runs one test class with Qt Test's arguments (argv[0] is the class) and gives its exit code.
using Run = int (*)(int argc, char** argv);

enum class Needs { Nothing, Window };

/// Enters a test class in the list of its program: one program for each room, because linking one
/// for each class took longer than compiling them. `program NAME [arguments]` runs class NAME, so
/// that every class still has a process of its own.
struct Registration {
    /// `name` may be qualified by namespaces, which are left out.
    Registration(const std::string& name, Needs needs, Run run);
};

/// The folder tests/data of the sources.
const char* dataFolder();

template <class Test>
int run(int argc, char** argv) {
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace obscura::tests

/// A test class without windows, with a QCoreApplication. One class to a file.
#define GUILESS_TEST(Class) OBSCURA_TEST(Class, Nothing, __COUNTER__)

/// A test class that paints, with a QApplication. One class to a file.
#define WINDOW_TEST(Class) OBSCURA_TEST(Class, Window, __COUNTER__)

// Files that are compiled together need names of their own.
#define OBSCURA_TEST(Class, needs, number) OBSCURA_TEST_NAMED(Class, needs, number)
#define OBSCURA_TEST_NAMED(Class, needs, number)                      \
    static const obscura::tests::Registration registeredTest##number( \
        #Class, obscura::tests::Needs::needs, obscura::tests::run<Class>);
