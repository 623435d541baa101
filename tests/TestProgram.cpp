// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace obscura::tests {

namespace {

struct Entry {
    Needs needs;
    Run run;
};

std::map<std::string, Entry>& entries() {
    static std::map<std::string, Entry> all;
    return all;
}

std::unique_ptr<QCoreApplication> application([[maybe_unused]] Needs needs, int& argc,
                                              char** argv) {
#ifdef QT_WIDGETS_LIB
    if (needs == Needs::Window) {
        auto result = std::make_unique<QApplication>(argc, argv);
        QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
        return result;
    }
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

int usage(const char* program) {
    std::fprintf(stderr, "%s CLASS [Qt Test's arguments]; the classes are:\n", program);
    for (const auto& [name, entry] : entries())
        std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
}

}  // namespace

const char* dataFolder() {
    return TEST_DATA;
}

Registration::Registration(const std::string& name, Needs needs, Run run) {
    const std::size_t scope = name.rfind(':');
    entries().emplace(scope == std::string::npos ? name : name.substr(scope + 1),
                      Entry{needs, run});
}

}  // namespace obscura::tests

int main(int argc, char** argv) {
    using namespace obscura::tests;
    const auto found = argc > 1 ? entries().find(argv[1]) : entries().end();
    if (found == entries().end())
        return usage(argv[0]);
    int rest = argc - 1;
    const auto app = application(found->second.needs, rest, argv + 1);
    return found->second.run(rest, argv + 1);
}
