// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"

#include <QString>
#include <array>
#include <vector>

namespace obscura {

/// Ways to train the black boxes of one experiment, to be compared with each other.
enum class Variant {
    AsItIs,             ///< what the experiment says
    Exact,              ///< exact derivatives, as only a simulation has them
    Frozen,             ///< devices as they are at the start
    Paper,              ///< Gaussian probes of all outputs at once, METHOD 2 and 3
    Local,              ///< local probes, and a surrogate from the forward pass
    StreamingJacobian,  ///< the forward pass alone
    NoSurrogate,        ///< nothing goes back past a device
};

inline constexpr std::array kVariants = {Variant::AsItIs,     Variant::Exact,
                                         Variant::Frozen,     Variant::Paper,
                                         Variant::Local,      Variant::StreamingJacobian,
                                         Variant::NoSurrogate};

/// "Paper's method": of a check box and in legends.
QString variantName(Variant variant);
/// What it does, in a sentence or two.
QString variantHelp(Variant variant);

/// One of the ways, of a given experiment.
struct VariantChoice {
    Variant variant = Variant::AsItIs;
    Experiment experiment = {};
    QString refusal = {};  ///< why it can't be trained, for people; empty: it can
};

/// All of them, in the order of kVariants: `e` with each method in all of its black boxes. One that
/// the network or a device doesn't allow is refused, and one that is what `e` does anyway.
std::vector<VariantChoice> variantsOf(const Experiment& e, const KnownFiles& files);

}  // namespace obscura
