// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tours/Tour.h"

#include <QString>
#include <optional>
#include <string_view>
#include <vector>

namespace obscura {

/// Reads a tour's file. `source` names the text in messages. Throws UserError that names source,
/// field, what was found and what was expected, on: malformed JSON, an unknown field, target,
/// condition, formula, term or option, a template that isn't there, a value out of range.
Tour parseTour(std::string_view text, std::string_view source);

/// Where a person's own tours lie: data folder/tours. It need not be there yet.
QString ownToursFolder();

/// The tour of that file, or of that name: a built-in one or one in ownToursFolder(). Throws
/// UserError as parseTour() does, and with the names that there are.
Tour loadTour(const QString& nameOrFile);

/// One that can be chosen.
struct TourEntry {
    QString name;
    std::optional<Tour> tour;  ///< none: it can't be read
    QString error = {};        ///< why
};

/// In their order.
std::vector<TourEntry> builtInTours();
/// The built-in ones in their order, then the person's own by title.
std::vector<TourEntry> allTours();

}  // namespace obscura
