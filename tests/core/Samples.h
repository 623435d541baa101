// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"

#include <QString>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <string>

namespace obscura {

/// The message of the UserError that `action` throws, or empty when it throws none.
inline QString errorOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const UserError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

/// Whether `text` holds each of the words, which stand with | between them.
inline bool holdsAll(const QString& text, const QString& words) {
    return std::ranges::all_of(words.split('|'),
                               [&](const QString& word) { return text.contains(word); });
}

inline BlockId idOf(const Experiment& e, std::string_view name) {
    const Block* block = e.graph.find(name);
    return block ? block->id : 0;
}

}  // namespace obscura

/// Fails unless `action` throws a UserError whose message holds all `words` ("a|b").
#define COMPARE_ERROR(action, words)                                                        \
    do {                                                                                    \
        const QString message = obscura::errorOf([&] { action; });                          \
        QVERIFY2(!message.isEmpty(), "nothing was thrown");                                 \
        QVERIFY2(obscura::holdsAll(message, words), qPrintable("the message: " + message)); \
    } while (false)
