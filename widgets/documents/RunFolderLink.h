// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace obscura {

class ElidedLabel;

/// Says where the last run was recorded, opens that folder, and copies its path.
class RunFolderLink : public QWidget {
    Q_OBJECT

public:
    explicit RunFolderLink(QWidget* parent = nullptr);

    /// Empty: nothing to show.
    void setFolder(const QString& folder);

private:
    void open() const;
    void copy() const;

    QString m_folder;
    ElidedLabel* m_label;
};

}  // namespace obscura
