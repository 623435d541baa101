// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace obscura {

/// One of the experiments that a demo trains beside each other.
struct DemoVariant {
    QString name;  ///< what tells it from the others: "trained"
    Experiment experiment;
};

/// That one variant ends with a greater accuracy, or a smaller error, than another.
struct DemoClaim {
    QString better;  ///< a variant's name
    QString than;    ///< empty: than nothing at all
    double by = 0;   ///< at least, of the test accuracy; of errors: how many times smaller
};

/// A lecture's demonstration: what it shows and how. A file (resources/demos/*.json) holds
///
///     {"title": "…", "point": "…", "look": "…", "dock": "history",
///      "variants": [{"name": "…", "template": "…", "set": ["training.epochs=0.2"]}, …],
///      "claims": [{"better": "…", "than": "…", "by": 0.2}]}
///
/// where "dock", "set", "claims" and "than" may be left out, and paths are those of obscura-cli
/// --set.
struct Demo {
    QString name;   ///< the file's, without ending: "drift"
    QString title;  ///< "Drift, with and without tracking"
    QString point;  ///< what it shows, in one plain sentence
    QString look;   ///< where to look for it
    QString dock;   ///< which comes to the front; empty: as the docks are
    std::vector<DemoVariant> variants;
    std::vector<DemoClaim> claims;  ///< what its point comes to, in numbers
};

/// Reads one. Throws UserError that names the file and the field, what was found and what was
/// expected.
Demo parseDemo(const QByteArray& text, const QString& name);

/// The names of the built-in demos, in the order in which they are offered.
QStringList demoNames();
/// Throws UserError that lists the names where there is no such demo.
Demo builtInDemo(const QString& name);

}  // namespace obscura
