// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/RunFolderLink.h"

#include "widgets/panels/PanelParts.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

namespace obscura {

RunFolderLink::RunFolderLink(QWidget* parent) : QWidget(parent), m_label(new ElidedLabel) {
    m_label->setMargin(4);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_label, 1);
    const auto add = [&](const QString& name, const QString& text, const QString& help) {
        auto* const button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(help);
        button->setAccessibleName(help);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    connect(add("openRunFolder", tr("Open"), tr("Open the folder of the run")),
            &QToolButton::clicked, this, &RunFolderLink::open);
    connect(add("copyRunFolder", tr("Copy path"), tr("Copy the path of the run's folder")),
            &QToolButton::clicked, this, &RunFolderLink::copy);
    setFolder({});
}

void RunFolderLink::setFolder(const QString& folder) {
    m_folder = folder;
    m_label->setFullText(folder.isEmpty() ? QString() : tr("Recorded in %1").arg(folder));
    for (QToolButton* const button : findChildren<QToolButton*>())
        button->setVisible(!folder.isEmpty());
}

void RunFolderLink::open() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
}

void RunFolderLink::copy() const {
    QGuiApplication::clipboard()->setText(m_folder);
}

}  // namespace obscura
