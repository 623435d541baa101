// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/NpzFile.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/data/readers/Npz.h"
#include "core/data/readers/Python.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class NpzFileTest : public QObject {
    Q_OBJECT

private:
    static NpzFile sample() {
        NpzFile npz;
        Matrix a(2, 3);
        a << 1, 2, 3, 4, 5, 6.5F;
        npz.add("box/matrix", a);
        npz.add("box/parameters", Vector(Vector::LinSpaced(4, 0, 3)));
        npz.add("ω", Eigen::VectorXd(Eigen::VectorXd::Constant(1, 1e-300)));
        return npz;
    }
    std::filesystem::path path(const char* name) const {
        return m_folder.filePath(name).toStdString();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void isReadByOurs() {
        sample().write(path("a.npz"));
        const auto read = openNpz(path("a.npz"));
        QCOMPARE(read->arrays().size(), std::size_t{3});
        for (const ArrayInfo& info : read->arrays())
            QVERIFY2(info.problem.empty(), info.problem.c_str());
    }

    void isReadByNumPy() {
        sample().write(path("a.npz"));
        RUN_PYTHON(R"(
import numpy as np
npz = np.load("a.npz")
assert sorted(npz.files) == ["box/matrix", "box/parameters", "ω"], npz.files
a = npz["box/matrix"]
assert a.dtype == np.float32 and a.tolist() == [[1, 2, 3], [4, 5, 6.5]]
assert npz["box/parameters"].tolist() == [0, 1, 2, 3]
assert npz["ω"].dtype == np.float64 and npz["ω"].tolist() == [1e-300]
)",
                   m_folder.path());
    }

    void sameArraysAreTheSameBytes() {
        sample().write(path("a.npz"));
        sample().write(path("b.npz"));
        QVERIFY(readFile(path("a.npz")) == readFile(path("b.npz")));
    }

    void saysWhatWentWrong() { COMPARE_ERROR(sample().write(path("no/a.npz")), "no/a.npz"); }
};

GUILESS_TEST(NpzFileTest)
#include "NpzFileTest.moc"
