// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TestProgram.h"
#include "devices/Types.h"

#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace obscura {

/// The recorded reference values, from the authors' public implementation of arXiv:2509.15113.
inline const nlohmann::json& golden() {
    static const nlohmann::json all = [] {
        std::ifstream file(std::string(tests::dataFolder()) + "/golden.json");
        return nlohmann::json::parse(file);
    }();
    return all;
}

inline Vector vectorOf(const nlohmann::json& array) {
    const auto values = array.get<std::vector<float>>();
    return Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size()));
}

inline Matrix matrixOf(const nlohmann::json& rows) {
    Matrix matrix(static_cast<Index>(rows.size()), static_cast<Index>(rows.at(0).size()));
    for (Index i = 0; i < matrix.rows(); ++i) {
        matrix.row(i) = vectorOf(rows.at(static_cast<std::size_t>(i))).transpose();
    }
    return matrix;
}

/// Fails the running test when an entry differs by more than `tolerance`.
inline void compareMatrices(const Matrix& found, const Matrix& expected, float tolerance) {
    QCOMPARE(found.rows(), expected.rows());
    QCOMPARE(found.cols(), expected.cols());
    const float difference = (found - expected).cwiseAbs().maxCoeff();
    QVERIFY2(
        difference <= tolerance,
        qPrintable(
            QStringLiteral("largest difference %1, tolerance %2").arg(difference).arg(tolerance)));
}

}  // namespace obscura
