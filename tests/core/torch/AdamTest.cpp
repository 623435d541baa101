// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Adam.h"

#include "TestProgram.h"

#include <QtTest>

namespace obscura {

class AdamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTorch();
    void leavesAloneWhatHasNoGradient();
    void forgetsGradients();
};

/// Ten steps at changing rates, on tensors that are less and more than one piece.
void AdamTest::agreesWithTorch() {
    torch::manual_seed(1);
    const torch::Tensor target = torch::randn({300, 70});
    const torch::Tensor start = torch::randn({300, 70});
    const torch::Tensor factor = torch::ones({1});
    std::vector<torch::Tensor> mine = {start.clone(), factor.clone()};
    std::vector<torch::Tensor> theirs = {start.clone(), factor.clone()};
    for (const auto& all : {mine, theirs}) {
        for (const torch::Tensor& t : all) {
            t.requires_grad_();
        }
    }
    const auto differentiate = [&target](const std::vector<torch::Tensor>& all) {
        (all[1] * all[0] - target).square().sum().backward();
    };
    Adam adam(mine);
    torch::optim::Adam reference(theirs, torch::optim::AdamOptions(0));
    for (int step = 0; step < 10; ++step) {
        const double rate = 0.01 / (1 + step);
        for (auto& group : reference.param_groups()) {
            static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
        }
        adam.forgetGradients();
        reference.zero_grad();
        differentiate(mine);
        differentiate(theirs);
        adam.step(rate);
        reference.step();
    }
    QVERIFY((mine[0] - start).abs().max().item<double>() > 0.01);
    for (std::size_t i = 0; i < mine.size(); ++i) {
        QVERIFY(torch::allclose(mine[i], theirs[i], 1e-5, 1e-6));
    }
}

void AdamTest::leavesAloneWhatHasNoGradient() {
    const torch::Tensor used = torch::ones({3}).requires_grad_();
    const torch::Tensor unused = torch::ones({3}).requires_grad_();
    Adam adam({used, unused});
    used.sum().backward();
    adam.step(0.5);
    // The first step is one learning rate long.
    QVERIFY(torch::allclose(used, torch::full({3}, 0.5f)));
    QVERIFY(torch::equal(unused, torch::ones({3})));
}

void AdamTest::forgetsGradients() {
    const torch::Tensor parameter = torch::ones({3}).requires_grad_();
    Adam adam({parameter});
    parameter.sum().backward();
    adam.forgetGradients();
    QVERIFY(!parameter.grad().defined());
}

}  // namespace obscura

GUILESS_TEST(obscura::AdamTest)
#include "AdamTest.moc"
