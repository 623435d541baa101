// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string_view>

namespace obscura {

/// Call first. A program may be started with its standard streams closed; the next file that it
/// opens would then get their numbers, and what is meant for the terminal would land in it. Each
/// closed one is opened so that it can't be used for what it is for: reading or writing it fails as
/// if it were closed.
void reserveStandardStreams();

/// A result could not be written to stdout.
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Writes a result to stdout, whole and at once. Throws OutputError with the system's reason.
void writeOutput(std::string_view text);

}  // namespace obscura
