// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language/Messages.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <optional>
#include <vector>

namespace obscura {

namespace {

constexpr const char* kContext = "messages";

/// What core says of an experiment and its run, in the order in which it is tried: of two that fit
/// the same message, the longer one stands first. %1, %2, … stand for whatever is there, which may
/// be one of these itself.
constexpr const char* kPatterns[] = {
    QT_TRANSLATE_NOOP("messages", "two blocks have the id %1"),
    QT_TRANSLATE_NOOP("messages", "two blocks have this name"),
    QT_TRANSLATE_NOOP("messages", "there is no group with id %1"),
    QT_TRANSLATE_NOOP("messages", "a block of kind %1 can't be part of a group"),
    QT_TRANSLATE_NOOP("messages", "there is no option %1"),
    QT_TRANSLATE_NOOP("messages", "there is a second %1, expected one"),
    QT_TRANSLATE_NOOP("messages", "the network has no %1, expected one"),
    QT_TRANSLATE_NOOP("messages", "data set"),
    QT_TRANSLATE_NOOP("messages", "loss"),
    QT_TRANSLATE_NOOP(
        "messages", "batch is 1, expected at least 2, because the batch norm of %1 needs a spread"),
    QT_TRANSLATE_NOOP("messages", "a connection leads to a block that isn't there"),
    QT_TRANSLATE_NOOP("messages", "there is no output %1"),
    QT_TRANSLATE_NOOP("messages", "there is no input %1"),
    QT_TRANSLATE_NOOP("messages", "the input has more than one connection"),
    QT_TRANSLATE_NOOP("messages", "the connections close a loop: %1"),
    QT_TRANSLATE_NOOP("messages", "the %1 is not connected"),
    QT_TRANSLATE_NOOP("messages", "input %1 is not connected"),
    QT_TRANSLATE_NOOP("messages", "output %1 is not connected"),
    QT_TRANSLATE_NOOP("messages", "input"),
    QT_TRANSLATE_NOOP("messages", "output"),
    QT_TRANSLATE_NOOP("messages", "the block is not on the way from the data set to the loss"),
    QT_TRANSLATE_NOOP("messages", "its files are being looked at"),
    QT_TRANSLATE_NOOP("messages", "a step takes %1 samples, but the training set has only %2"),
    QT_TRANSLATE_NOOP(
        "messages",
        "start_layer is %1, but training.start_from is empty, expected the folder of a run"),
    QT_TRANSLATE_NOOP("messages", "no block has anything to train"),
    QT_TRANSLATE_NOOP("messages", "repeats %1 times but %2"),
    QT_TRANSLATE_NOOP("messages", "takes %1 values from outside%2, expected one"),
    QT_TRANSLATE_NOOP("messages", "gives %1 values%2, expected one"),
    QT_TRANSLATE_NOOP("messages", "takes %1 and gives %2, expected the same shape"),
    QT_TRANSLATE_NOOP("messages", " (of %1)"),
    QT_TRANSLATE_NOOP(
        "messages",
        "surrogate.rank is %1, expected 1 to %2 = min(n, m) for n = %3 inputs and m = %4 outputs"),
    QT_TRANSLATE_NOOP(
        "messages",
        "surrogate.start is nothing, expected svd, because the psi update follows changes alone "
        "and would never learn the rest; or choose the streaming update, or a rebuild period"),
    QT_TRANSLATE_NOOP("messages",
                      "surrogate.upstream asks for a derivative that only a simulation can give, "
                      "expected surrogate for this device"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.step is %1, expected auto or at least %2; without a perturbation "
                      "only the weight law learns"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.step is %1, expected auto or at least %2, because a probe has to "
                      "move the parameters"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.kind asks for a derivative that only a simulation can give, "
                      "expected an estimate from queries for this device"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.kind is streaming_jacobian, expected another, because the "
                      "parameters of this device don't each set one weight"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.kind is neural_twin for a device of %1 parameters, expected at "
                      "most %2: a network learns no more of them from the forward pass alone"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.probes is %1, expected at least 3, because homodyne needs a whole "
                      "period of its lowest frequency"),
    QT_TRANSLATE_NOOP(
        "messages",
        "estimator.compression is %1, expected 0, because this device is not linear: its answer to "
        "a combination of samples is not the combination of its answers"),
    QT_TRANSLATE_NOOP("messages",
                      "estimator.riding is on, expected off, because a riding probe is scored "
                      "beside what the surrogate expects, which only the streaming update learns "
                      "from the same forward pass; or choose streaming as the surrogate's update"),
    QT_TRANSLATE_NOOP("messages",
                      "digital.residual is on for n = %1 inputs and m = %2 outputs, expected as "
                      "many outputs as inputs"),
    QT_TRANSLATE_NOOP("messages",
                      "start_layer is %1, expected none, because only a simulated linear device "
                      "can be fitted to a weight"),
    QT_TRANSLATE_NOOP("messages",
                      "inspection.source is queries, expected simulation, because this device is "
                      "not linear: it has no transfer matrix to measure"),
    QT_TRANSLATE_NOOP(
        "messages",
        "The device does not answer to programming: whatever is written, its parameters stay as "
        "they are, and nothing is learnt there. Are all of them stuck, or clipped to one value?"),
    QT_TRANSLATE_NOOP(
        "messages",
        "The scale behind the device has collapsed to %1: nothing of the device reaches the loss, "
        "and nothing of the loss the device. Try a smaller device learning rate."),
    QT_TRANSLATE_NOOP("messages",
                      "%1 of the parameters have wandered as far as %2, where single precision "
                      "does not resolve a step μ = %3: the device no longer follows small changes. "
                      "Try a smaller device learning rate, or less drift."),
    QT_TRANSLATE_NOOP("messages",
                      "The step μ = %1 is below half the parameters' resolution (1 LSB = %2): most "
                      "probes move nothing. Try auto."),
    QT_TRANSLATE_NOOP("messages",
                      "A probe moves the outputs by %1, less than the read noise of %2. Try auto, "
                      "or a larger step with antithetic probes."),
    QT_TRANSLATE_NOOP("messages", "%1 of the inputs are beyond the DAC's%2"),
    QT_TRANSLATE_NOOP("messages", "%1 of the outputs are beyond the ADC's%2"),
    QT_TRANSLATE_NOOP("messages",
                      " full scale and are clipped. Try a larger one, or that of each query (0)."),
    QT_TRANSLATE_NOOP("messages",
                      "The parameter gradient is mostly noise: its cosine to the exact one is %1. "
                      "Try local probes if the device has output groups, or more probes."),
    QT_TRANSLATE_NOOP("messages",
                      "The learned twin misses %1 of the power of the device's answers, of which "
                      "read noise explains %2: it has settled on wrong deviations, and its "
                      "gradients point elsewhere. Try a calibration before training."),
    QT_TRANSLATE_NOOP("messages",
                      "The estimates of weights and slopes missed more of the answers than they "
                      "explained and began anew, %1 times so far. Try auto for the gain split, a "
                      "larger step μ, or a smaller device learning rate."),
    QT_TRANSLATE_NOOP(
        "messages",
        "The law that all cells are taken to share leaves %1 of the power of the device's answers, "
        "beside read noise: its cells are not alike. Try it without the weight law."),
    QT_TRANSLATE_NOOP(
        "messages",
        "The perturbation that the forward pass carries has %1 of the power of the answers, which "
        "is noise to the loss. Try a smaller step μ, or the weight law, which needs none."),
    QT_TRANSLATE_NOOP("messages",
                      "Rank %1 is small for this device: %2 of its energy ‖A‖² lies beyond the "
                      "best surrogate of that rank."),
    QT_TRANSLATE_NOOP(
        "messages",
        "The surrogate lags behind the device: its error is %1, where its rank allows %2. Try the "
        "streaming update, more sketch inputs, or a rebuild period."),
    QT_TRANSLATE_NOOP("messages",
                      "The loss stays above its start: %1 over the last %2 steps, %3 at the first. "
                      "The training diverges; try smaller learning rates (%4)."),
    QT_TRANSLATE_NOOP("messages",
                      "The network recognises %1 % of the test set, and naming the most frequent "
                      "class each time would give %2 %: it has learnt nothing of use. Try other "
                      "learning rates (%3) or more steps."),
    QT_TRANSLATE_NOOP("messages",
                      "training.learning_rate is %1, training.device_learning_rate is %2"),
    QT_TRANSLATE_NOOP("messages", "the budget of %1 is spent: %2 used, and a step takes %3"),
    QT_TRANSLATE_NOOP("messages", "%1 queries"),
    QT_TRANSLATE_NOOP("messages", "%1 programmings"),
    QT_TRANSLATE_NOOP("messages", "%1 s of device time"),
    QT_TRANSLATE_NOOP("messages", "%1 J of device energy"),
    QT_TRANSLATE_NOOP(
        "messages", "the inputs have the shapes %1 and %2, expected the same but for the features"),
    QT_TRANSLATE_NOOP("messages", "the inputs have the shapes %1 and %2, expected the same"),
    QT_TRANSLATE_NOOP("messages", "first is %1, expected less than the %2 features of the input"),
    QT_TRANSLATE_NOOP(
        "messages",
        "kernel_size is %1, expected at most the %2 values that there are with padding"),
    QT_TRANSLATE_NOOP("messages", "groups is %1, expected a divisor of out_channels, %2"),
    QT_TRANSLATE_NOOP("messages", "padding is %1, expected at most half of kernel_size, %2"),
    QT_TRANSLATE_NOOP("messages",
                      "only its files tell the shape of a sample, and nobody has looked at them"),
    QT_TRANSLATE_NOOP("messages", "the input has the shape %1, expected %2"),
    QT_TRANSLATE_NOOP("messages", "one row of numbers"),
    QT_TRANSLATE_NOOP("messages", "a sequence, length × features; a reshape makes one"),
    QT_TRANSLATE_NOOP("messages", "an image, channels × height × width; a reshape makes one"),
    QT_TRANSLATE_NOOP("messages", "found %1 weights, expected at most %2"),
    QT_TRANSLATE_NOOP("messages", "found an output of %1 values, expected at most %2"),
    QT_TRANSLATE_NOOP("messages", "the input has %1 features, expected at most %2"),
    QT_TRANSLATE_NOOP("messages", "maximum is %1, expected more than the minimum, %2"),
    QT_TRANSLATE_NOOP("messages",
                      "kernel_size is %1, expected an odd number, so that the length is kept"),
    QT_TRANSLATE_NOOP("messages", "there is no loss %1"),
    QT_TRANSLATE_NOOP("messages", "found %1, expected %2"),
    QT_TRANSLATE_NOOP("messages", "auto or %1"),
    QT_TRANSLATE_NOOP("messages", "a whole number%1"),
    QT_TRANSLATE_NOOP("messages", "a number%1"),
    QT_TRANSLATE_NOOP("messages", " from %1 to %2"),
    QT_TRANSLATE_NOOP("messages", " of at least %1"),
    QT_TRANSLATE_NOOP("messages", " of at most %1"),
    QT_TRANSLATE_NOOP("messages", "%1, 0: %2"),
    QT_TRANSLATE_NOOP("messages", "off"),
    QT_TRANSLATE_NOOP("messages", "true or false"),
    QT_TRANSLATE_NOOP("messages", "%1, where the comma can be the decimal point or set off %2"),
    QT_TRANSLATE_NOOP("messages", "thousands"),
    QT_TRANSLATE_NOOP("messages",
                      "0 or a magnitude from 1.2e-38 to 3.4e+38, as single precision holds it"),
};

struct Pattern {
    const char* source;
    QRegularExpression expression;
    bool beginsWithWords;
};

QRegularExpression expressionOf(const QString& source) {
    static const QRegularExpression marker(QStringLiteral("%\\d"));
    QString text;
    qsizetype from = 0;
    for (auto found = marker.globalMatch(source); found.hasNext();) {
        const QRegularExpressionMatch at = found.next();
        text += QRegularExpression::escape(source.mid(from, at.capturedStart() - from)) + "(.*?)";
        from = at.capturedEnd();
    }
    text += QRegularExpression::escape(source.mid(from));
    return QRegularExpression(QRegularExpression::anchoredPattern(text),
                              QRegularExpression::DotMatchesEverythingOption);
}

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char* const source : kPatterns) {
            const QString text = QString::fromUtf8(source);
            made.push_back({source, expressionOf(text), !text.startsWith('%')});
        }
        return made;
    }();
    return all;
}

std::optional<QString> spoken(const QString& message);

QString spokenOrSame(const QString& message) {
    return spoken(message).value_or(message);
}

std::optional<QString> byPattern(const QString& message, bool beginsWithWords) {
    for (const Pattern& pattern : patterns()) {
        if (pattern.beginsWithWords != beginsWithWords)
            continue;
        const QRegularExpressionMatch match = pattern.expression.match(message);
        if (!match.hasMatch())
            continue;
        const QString words = QCoreApplication::translate(kContext, pattern.source);
        static const QRegularExpression marker(QStringLiteral("%(\\d)"));
        QString text;
        qsizetype from = 0;
        for (auto found = marker.globalMatch(words); found.hasNext();) {
            const QRegularExpressionMatch at = found.next();
            text += words.mid(from, at.capturedStart() - from) +
                    spokenOrSame(match.captured(at.captured(1).toInt()));
            from = at.capturedEnd();
        }
        return text + words.mid(from);
    }
    return std::nullopt;
}

/// Nothing where no pattern fits.
std::optional<QString> spoken(const QString& message) {
    if (const auto text = byPattern(message, true))
        return text;
    // "blackbox: …": whose it is, a name.
    const qsizetype colon = message.indexOf(QStringLiteral(": "));
    if (colon > 0) {
        if (const auto rest = spoken(message.mid(colon + 2)))
            return message.left(colon + 2) + *rest;
    }
    return byPattern(message, false);
}

}  // namespace

std::span<const char* const> messagePatterns() {
    return kPatterns;
}

QString translatedMessage(const QString& message) {
    QStringList lines = message.split('\n');
    for (QString& line : lines)
        line = spokenOrSame(line);
    return lines.join('\n');
}

QString translatedMessage(const std::string& message) {
    return translatedMessage(QString::fromStdString(message));
}

}  // namespace obscura
