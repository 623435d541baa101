// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Patience.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/MainWindow.h"
#include "widgets/TeachMenu.h"
#include "widgets/canvas/view/LayerPalette.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/TrainingPanel.h"
#include "widgets/tours/NamedOption.h"
#include "widgets/tours/TourCard.h"
#include "widgets/tours/TourGuide.h"
#include "widgets/tours/TourMenu.h"
#include "widgets/tours/TourPointer.h"
#include "widgets/tours/TourStage.h"
#include "widgets/tours/TourTargets.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

namespace obscura {

/// Does by mouse and keyboard what the cards of a tour ask for, on the very controls that they
/// point at.
class TourDriver {
public:
    explicit TourDriver(MainWindow& window) : m_window(window) {}

    TourGuide& guide() const { return m_window.teach().tours().guide(); }
    TourCard& card() const { return m_window.teach().tours().stage().card(); }
    QPushButton* button(const char* name) const { return card().findChild<QPushButton*>(name); }

    /// What the present card asks for, then Next.
    void doCard() {
        const std::size_t conditions = guide().card().done.size();
        for (std::size_t i = 0; i < conditions && !guide().isDone(); ++i) {
            const TourCondition condition = guide().card().done[i];
            if (condition.kind == TourCondition::Kind::RunEnded ||
                condition.kind == TourCondition::Kind::Evaluated)
                continue;
            perform(condition);
            if (QTest::currentTestFailed())
                return;
        }
        QTRY_VERIFY2_WITH_TIMEOUT(button("tourNext")->isEnabled(),
                                  qPrintable(QString::fromStdString(guide().card().title)),
                                  kPatience);
        QTest::mouseClick(button("tourNext"), Qt::LeftButton);
    }

    /// The card is in the window, and does not lie on what it points at.
    void checkPlace() {
        const std::string& title = guide().card().title;
        if (guide().target().kind != TourTarget::Kind::None) {
            QTRY_VERIFY2(m_window.teach().tours().stage().pointer(), title.c_str());
            QTRY_VERIFY2(m_window.teach().tours().stage().pointer()->isVisible(), title.c_str());
            const QRect target = m_window.teach().tours().stage().pointer()->target();
            QVERIFY2(m_window.rect().intersects(target), title.c_str());
            QTRY_VERIFY2(
                !card().geometry().intersects(m_window.teach().tours().stage().pointer()->target()),
                title.c_str());
        }
        QVERIFY2(m_window.rect().contains(card().geometry()), title.c_str());
    }

private:
    using Kind = TourCondition::Kind;

    void perform(const TourCondition& condition) {
        switch (condition.kind) {
            case Kind::OptionIs:
            case Kind::OptionAtLeast:
            case Kind::OptionAtMost:
                return setOption(condition);
            case Kind::BlocksAtLeast:
                return addLayer(condition);
            case Kind::Selected:
            case Kind::DockInFront:
            case Kind::RunStarted:
            case Kind::RunPaused:
                return clickTarget(targetOf(condition));
            case Kind::RunEnded:
            case Kind::Evaluated:
            case Kind::Steps:
            case Kind::CanRun:
                return;
        }
    }

    void clickTarget(const TourTarget& target) {
        QTRY_VERIFY2(findSpot(target, m_window), target.name.c_str());
        const auto spot = findSpot(target, m_window);
        QTest::mouseClick(spot->widget, Qt::LeftButton, {}, spot->rect.center());
    }

    void addLayer(const TourCondition& condition) {
        QTRY_VERIFY2(findSpot(targetOf(condition), m_window), condition.subject.c_str());
        const auto spot = findSpot(targetOf(condition), m_window);
        auto* const tree = spot->widget->findChild<QTreeWidget*>();
        const QPoint place = tree->viewport()->mapFrom(spot->widget, spot->rect.center());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
    }

    OptionField* field(const NamedOption& option) const {
        Workspace& workspace = m_window.active();
        const OptionForm* const form =
            option.block == 0
                ? workspace.trainingPanel().formOf(QString::fromStdString(option.info.name))
                : workspace.blockPanel().formOf(option.info.name);
        return form ? form->field(option.info.name) : nullptr;
    }

    /// The block first, where the card points at that.
    void setOption(const TourCondition& condition) {
        const auto option =
            findNamedOption(m_window.active().document().experiment(), condition.subject);
        QVERIFY2(option, condition.subject.c_str());
        if (option->block != 0 && m_window.active().blockPanel().block() != option->block)
            clickTarget(targetOf(condition));
        QTRY_VERIFY2(field(*option), condition.subject.c_str());
        QWidget* const editor = field(*option)->editor();
        // The panel has been scrolled to it.
        QTRY_VERIFY2(!editor->visibleRegion().isEmpty(), condition.subject.c_str());
        const OptionValue value = condition.kind == Kind::OptionIs
                                      ? condition.value
                                      : parseOption(option->info, formatOption(condition.number));
        enter(*editor, optionText(option->info, checkedOption(option->info, value)));
    }

    static void enter(QWidget& editor, const QString& text) {
        if (qobject_cast<QComboBox*>(&editor))
            return chooseByPopup(&editor, text);
        if (auto* const box = qobject_cast<QCheckBox*>(&editor))
            return QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        auto* edit = qobject_cast<QLineEdit*>(&editor);
        if (!edit)
            edit = editor.findChild<QLineEdit*>();
        QVERIFY(edit);
        QTest::mouseClick(edit, Qt::LeftButton);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    MainWindow& m_window;
};

}  // namespace obscura
