// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/FileNames.h"

#include "widgets/ExperimentDocument.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace obscura {

QString experimentFilter() {
    return QObject::tr("Experiments (*.json);;All files (*)");
}

QString folderOf(const ExperimentDocument& document) {
    return QFileInfo(document.file()).path();
}

QString suggestedName(const ExperimentDocument& document, const QString& suffix) {
    constexpr int kLongest = 60;
    if (!document.file().isEmpty())
        return QFileInfo(document.file()).completeBaseName() + '.' + suffix;
    static const QRegularExpression between(QStringLiteral("[^\\w]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = QString::fromStdString(document.experiment().name)
                                  .toLower()
                                  .split(between, Qt::SkipEmptyParts);
    const QString name = words.join('-').left(kLongest);
    return (name.isEmpty() ? QStringLiteral("experiment") : name) + '.' + suffix;
}

}  // namespace obscura
