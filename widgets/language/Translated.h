// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "devices/Options.h"

#include <QString>
#include <string>
#include <string_view>

namespace obscura {

// What core and devices say of themselves is English, as their files are. It is translated here,
// where it comes onto the screen, and nowhere else. A text that has no translation stays as it is,
// and so do names that a person gave.

/// The context of those texts in the files of translations.
inline constexpr const char* kProgramTexts = "core";

/// A title, a help or another text out of a registry: those that programTexts() lists.
QString translated(std::string_view text);
/// The same with a capital letter: "Surrogate error".
QString capitalTranslated(std::string_view text);

/// The heading, in English, of the options whose names begin with `prefix` and a dot: "Surrogate".
/// Precondition: not empty.
std::string optionSection(std::string_view prefix);

/// What `info` asks for, in words, as expectedValue() says it in English.
QString expectedText(const OptionInfo& info);

/// The same as formatOption(info, value), as the screen says it.
QString optionText(const OptionInfo& info, const OptionValue& value);
/// What a person typed into a field that shows optionText(), as parseOption() reads it.
std::string typedOption(const OptionInfo& info, const QString& text);

/// The built-in experiment called `name`, which is called and described in the language of the
/// program. Throws as templateExperiment() does.
Experiment spokenTemplate(std::string_view name);

}  // namespace obscura
