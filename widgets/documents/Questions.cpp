// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/Questions.h"

#include <QMessageBox>
#include <QPushButton>

namespace obscura {

namespace {

/// “A”, or, of several, each on a line of its own.
QString listed(const QStringList& titles) {
    return QStringLiteral("• ") + titles.join(QStringLiteral("\n• "));
}

}  // namespace

Unsaved askAboutUnsaved(QWidget* parent, const QStringList& titles) {
    const bool isOne = titles.size() == 1;
    const auto save = isOne ? QMessageBox::Save : QMessageBox::SaveAll;
    QMessageBox box(QMessageBox::Question, QObject::tr("Unsaved changes"),
                    isOne ? QObject::tr("“%1” has unsaved changes.").arg(titles.front())
                          : QObject::tr("%1 experiments have unsaved changes.").arg(titles.size()),
                    save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    if (!isOne)
        box.setInformativeText(listed(titles));
    box.setDefaultButton(save);
    const int answer = box.exec();
    return answer == save                   ? Unsaved::Save
           : answer == QMessageBox::Discard ? Unsaved::Discard
                                            : Unsaved::Stay;
}

bool askToEndRun(QWidget* parent, const QString& title) {
    QMessageBox box(QMessageBox::Question, QObject::tr("Run going on"),
                    QObject::tr("The run of “%1” is going on. Closing ends it; what it has "
                                "recorded is kept.")
                        .arg(title),
                    QMessageBox::NoButton, parent);
    const QAbstractButton* const end =
        box.addButton(QObject::tr("&End the run"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == end;
}

bool askToEndQueue(QWidget* parent, const QStringList& titles) {
    QMessageBox box(QMessageBox::Question, QObject::tr("Queue going on"),
                    titles.size() == 1
                        ? QObject::tr("The queue has not done “%1” yet.").arg(titles.front())
                        : QObject::tr("The queue has %1 experiments to do yet.").arg(titles.size()),
                    QMessageBox::NoButton, parent);
    box.setInformativeText(
        QObject::tr("Those that wait are kept for the next session. A run that goes on is ended; "
                    "what it has recorded is kept, and it can go on later."));
    const QAbstractButton* const leave =
        box.addButton(QObject::tr("Stop and &leave"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QObject::tr("&Stay"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == leave;
}

Recovering askToRecover(QWidget* parent, const QStringList& titles) {
    QMessageBox box(
        QMessageBox::Question, QObject::tr("Unsaved changes"),
        titles.size() == 1
            ? QObject::tr("Obscura ended before changes of “%1” were saved. They are still here.")
                  .arg(titles.front())
            : QObject::tr("Obscura ended before changes of %1 experiments were saved. They are "
                          "still here.")
                  .arg(titles.size()),
        QMessageBox::NoButton, parent);
    if (titles.size() > 1)
        box.setInformativeText(listed(titles));
    const QAbstractButton* const recover =
        box.addButton(QObject::tr("&Recover"), QMessageBox::AcceptRole);
    const QAbstractButton* const discard =
        box.addButton(QObject::tr("&Discard"), QMessageBox::DestructiveRole);
    box.addButton(QObject::tr("&Not now"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == recover   ? Recovering::Recover
           : box.clickedButton() == discard ? Recovering::Discard
                                            : Recovering::NotNow;
}

}  // namespace obscura
