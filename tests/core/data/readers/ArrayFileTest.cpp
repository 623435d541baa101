// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/ArrayFile.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/readers/Python.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace obscura;

/// What NumPy and h5py write, and what is wrong with other files.
class ArrayFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    std::string written(const QByteArray& bytes, const char* name = "wrong") const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the file");
        return path(name);
    }
    QByteArray contentOf(const char* name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static std::vector<double> rowsOf(const ArrayFile& file, const std::string& name, Index first,
                                      Index count) {
        const ArrayInfo& array = file.require(name);
        std::vector<double> rows(static_cast<std::size_t>(count * array.valuesOfRow()));
        file.read(array, first, rows);
        return rows;
    }
    static std::vector<double> numbersFrom(double first, std::size_t count) {
        std::vector<double> numbers(count);
        std::iota(numbers.begin(), numbers.end(), first);
        return numbers;
    }
    static QByteArray npy(const QByteArray& dict, const QByteArray& data = {}) {
        QByteArray bytes("\x93NUMPY\x01\x00", 8);
        bytes += static_cast<char>(dict.size());
        bytes += static_cast<char>(dict.size() >> 8);
        return bytes + dict + data;
    }

private Q_SLOTS:
    void initTestCase() {
        RUN_PYTHON(R"(
import numpy as np, h5py, io, zipfile
a = np.arange(120).reshape(5, 4, 3, 2)
for t in '<f2 <f4 <f8 >f2 >f4 >f8 i1 <i2 <i4 <i8 >i2 >i4 >i8 u1 <u2 <u4 <u8 >u2 >u4 >u8'.split():
    name = t.replace('<', 'l').replace('>', 'b')
    np.save(name, a.astype(t))
    np.save(name + '_f', np.asfortranarray(a.astype(t)))
np.save('b1', a % 2 == 0)
with open('v2.npy', 'wb') as f: np.lib.format.write_array(f, a, version=(2, 0))
with open('v3.npy', 'wb') as f: np.lib.format.write_array(f, a, version=(3, 0))
arrays = dict(x=a.astype('f4'), y=np.arange(5), names=np.array(['a', 'b']), f=np.asfortranarray(a))
np.savez('stored.npz', **arrays)
np.savez_compressed('packed.npz', **arrays)
alone = io.BytesIO(); np.save(alone, a)
with zipfile.ZipFile('more.npz', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('x.npy', alone.getvalue() + bytes(100000))
    z.writestr('y.npy', alone.getvalue())
np.savez('objects.npz', o=np.array([{}, []], dtype=object))
with h5py.File('file.h5', 'w') as f:
    f['x'] = a.astype('f4')
    f['big'] = a.astype('>f8')
    f['half'] = a.astype('f2')
    f['flags'] = a % 2 == 0
    f['group/deep/y'] = np.arange(5, dtype='u1')
    f['text'] = ['a', 'b']
    f['complex'] = np.ones(3, dtype='c8')
    f['number'] = 3.0
    f.create_dataset('packed', data=a, chunks=(2, 4, 3, 2), compression='gzip', shuffle=True)
    f.create_dataset('never', shape=(3, 2), chunks=(1, 2), dtype='f8')
with h5py.File('matlab.mat', 'w', userblock_size=512) as f:
    f['x'] = np.ascontiguousarray(a.T)
    f.create_dataset('packed', data=a.T, chunks=(2, 3, 4, 5), compression='gzip')
    f['#refs#/a'] = [1.0]
with open('matlab.mat', 'r+b') as f: f.write(b'MATLAB 7.3 MAT-file, Platform: GLNXA64')
bad = a.astype('f4'); bad[3, 1, 0, 0] = np.nan
np.save('nan', bad)
with h5py.File('inf.h5', 'w') as f: f.create_dataset('x', data=[[0, 1], [np.inf, 2]], chunks=(1, 2))
)",
                   m_folder.path());
    }

    void readsEachType_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isWhole");
        for (const QString order : {"l", "b"}) {
            for (const QString bytes : {"2", "4", "8"}) {
                const QString bits = QString::number(8 * bytes.toInt()) + "-bit ";
                const QByteArray name = (order + bytes).toUtf8();
                QTest::newRow(("f" + name).constData())
                    << order + "f" + bytes << bits + "floating point" << false;
                QTest::newRow(("i" + name).constData())
                    << order + "i" + bytes << bits + "whole numbers" << true;
                QTest::newRow(("u" + name).constData())
                    << order + "u" + bytes << "unsigned " + bits + "whole numbers" << true;
            }
        }
        QTest::newRow("i1") << "i1"
                            << "8-bit whole numbers" << true;
        QTest::newRow("u1") << "u1"
                            << "unsigned 8-bit whole numbers" << true;
    }
    void readsEachType() {
        QFETCH(QString, type);
        QFETCH(QString, words);
        QFETCH(bool, isWhole);
        for (const QString order : {"", "_f"}) {
            const std::string name = (type + order).toStdString();
            const auto file = openArrays(path((name + ".npy").c_str()));
            QCOMPARE(file->arrays().size(), std::size_t{1});
            const ArrayInfo& array = file->arrays().front();
            QCOMPARE(array.name, name);
            QCOMPARE(array.shape, (Shape{5, 4, 3, 2}));
            QCOMPARE(QString::fromStdString(array.type), words);
            QCOMPARE(array.isWhole, isWhole);
            QCOMPARE(rowsOf(*file, name, 1, 3), numbersFrom(24, 72));
            QCOMPARE(rowsOf(*file, name, 4, 1), numbersFrom(96, 24));
        }
    }

    void readsFlagsAndVersions() {
        const auto flags = openArrays(path("b1.npy"));
        QVERIFY(flags->arrays().front().isWhole);
        QCOMPARE(rowsOf(*flags, "b1", 1, 1)[0], 1.0);
        QCOMPARE(rowsOf(*flags, "b1", 1, 1)[1], 0.0);
        QCOMPARE(rowsOf(*openArrays(path("v2.npy")), "v2", 2, 1), numbersFrom(48, 24));
        QCOMPARE(rowsOf(*openArrays(path("v3.npy")), "v3", 2, 1), numbersFrom(48, 24));
    }

    void readsArchives_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("stored") << QByteArray("stored.npz");
        QTest::newRow("packed") << QByteArray("packed.npz");
    }
    void readsArchives() {
        QFETCH(QByteArray, name);
        const auto file = openArrays(path(name));
        QCOMPARE(file->arrays().size(), std::size_t{4});
        QCOMPARE(file->arrays()[1].name, std::string("y"));
        QCOMPARE(file->arrays()[1].shape, (Shape{5}));
        QCOMPARE(rowsOf(*file, "x", 3, 2), numbersFrom(72, 48));
        QCOMPARE(rowsOf(*file, "x", 0, 1), numbersFrom(0, 24));
        QCOMPARE(rowsOf(*file, "f", 1, 2), numbersFrom(24, 48));
        QCOMPARE(rowsOf(*file, "y", 0, 5), numbersFrom(0, 5));
        COMPARE_ERROR(file->require("names"), name + "|'names'|holds text|expected numbers");
        COMPARE_ERROR(file->require("z"), "no array 'z'|near|x");
    }

    void readsHdf5() {
        const auto file = openArrays(path("file.h5"));
        QCOMPARE(rowsOf(*file, "x", 1, 3), numbersFrom(24, 72));
        QCOMPARE(rowsOf(*file, "big", 4, 1), numbersFrom(96, 24));
        QCOMPARE(rowsOf(*file, "half", 2, 1), numbersFrom(48, 24));
        QCOMPARE(rowsOf(*file, "packed", 1, 3), numbersFrom(24, 72));
        QCOMPARE(rowsOf(*file, "group/deep/y", 1, 4), numbersFrom(1, 4));
        QCOMPARE(rowsOf(*file, "flags", 1, 1)[0], 1.0);
        QCOMPARE(rowsOf(*file, "never", 0, 3), std::vector<double>(6, 0));
        QVERIFY(file->require("flags").isWhole && file->require("group/deep/y").isWhole);
        QVERIFY(!file->require("half").isWhole);
        QCOMPARE(file->require("big").type, std::string("64-bit floating point"));
        QCOMPARE(file->require("half").type, std::string("16-bit floating point"));
        QCOMPARE(file->require("number").rows(), Index{0});
        COMPARE_ERROR(file->require("text"), "holds text");
        COMPARE_ERROR(file->require("complex"), "complex|real and imaginary");
    }

    void arraysOfMatlabHaveItsAxes() {
        const auto file = openArrays(path("matlab.mat"));
        QCOMPARE(file->arrays().size(), std::size_t{2});
        for (const char* name : {"x", "packed"}) {
            QCOMPARE(file->require(name).shape, (Shape{5, 4, 3, 2}));
            QCOMPARE(rowsOf(*file, name, 1, 3), numbersFrom(24, 72));
            QCOMPARE(rowsOf(*file, name, 4, 1), numbersFrom(96, 24));
        }
    }

    void aFolderHoldsAnArrayAFile() {
        const auto file = openArrays(m_folder.path().toStdString());
        QVERIFY(file->find("bf4") && file->find("v2"));
        QCOMPARE(rowsOf(*file, "lu2", 1, 1), numbersFrom(24, 24));
        QTemporaryDir empty;
        COMPARE_ERROR(openArrays(empty.path().toStdString()), "no NPY file");
    }

    void whatIsNotFiniteIsNamed() {
        const auto file = openArrays(path("nan.npy"));
        QCOMPARE(rowsOf(*file, "nan", 0, 3), numbersFrom(0, 72));
        COMPARE_ERROR(rowsOf(*file, "nan", 1, 4), "nan.npy|'nan'|NaN in row 3");
        COMPARE_ERROR(rowsOf(*openArrays(path("inf.h5")), "x", 0, 2), "inf.h5|infinity in row 1");
    }

    void rowsThatAreNotThereAreRefused() {
        const auto file = openArrays(path("lf4.npy"));
        std::vector<double> row(24);
        const ArrayInfo& array = file->arrays().front();
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, file->read(array, 5, row));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, file->read(array, -1, row));
        row.resize(25);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, file->read(array, 0, row));
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const QByteArray good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
        QTest::newRow("empty") << QByteArray() << "an empty file|NPY, NPZ or HDF5";
        QTest::newRow("web page") << QByteArray("\n<!DOCTYPE html>\n<html>")
                                  << "web page|<!DOCTYPE html>|download";
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08") << "gzip|unpack";
        QTest::newRow("old MATLAB") << QByteArray("MATLAB 5.0 MAT-file") << "-v7.3";
        QTest::newRow("pickle") << QByteArray("\x80\x04") << "pickle";
        QTest::newRow("text") << QByteArray("1,2,3\n") << "begins with '1,2,3\\n'";
        QTest::newRow("magic alone") << QByteArray("\x93NUMPY") << "truncated|6 bytes";
        QTest::newRow("version") << QByteArray("\x93NUMPY\x09\x00\x01\x00\x00\x00\x00", 13)
                                 << "version 9|1 to 3";
        QTest::newRow("header cut") << npy(good).left(30) << "truncated|found 30 bytes";
        QTest::newRow("header too long")
            << QByteArray("\x93NUMPY\x02\x00\xff\xff\xff\xff", 12) << "4294967295 bytes|at most";
        QTest::newRow("data cut") << npy(good, QByteArray(7, 0))
                                  << "truncated|found 7 bytes of data|expected 8|shape 2";
        QTest::newRow("no dict") << npy("[]") << "damaged|'[]'|byte 0|expected '{'";
        QTest::newRow("no shape") << npy("{'descr': '<f4', 'fortran_order': False}")
                                  << "damaged|descr, fortran_order and shape";
        QTest::newRow("negative") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}")
                                  << "damaged|'-2|a whole number";
        QTest::newRow("overflow")
            << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}")
            << "4294967296 × 4294967296|more than a file can hold";
        QTest::newRow("overflow beside 0")
            << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 4294967296, 4294967296)}")
            << "more than a file can hold";
        QTest::newRow("extent too large")
            << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}")
            << "damaged|a whole number";
        QTest::newRow("axes") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                                     QByteArray("1,").repeated(33) + ")}")
                              << "at most 32 axes";
        QTest::newRow("flag") << npy("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}")
                              << "True or False";
        QTest::newRow("objects") << npy("{'descr': '|O', 'fortran_order': False, 'shape': (2,)}")
                                 << "'wrong'|Python objects";
        QTest::newRow("complex") << npy("{'descr': '<c8', 'fortran_order': False, 'shape': (2,)}")
                                 << "complex numbers";
        QTest::newRow("text array")
            << npy("{'descr': '<U3', 'fortran_order': False, 'shape': (2,)}") << "holds text";
        QTest::newRow("dates") << npy("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (2,)}")
                               << "dates";
        QTest::newRow("long double")
            << npy("{'descr': '<f16', 'fortran_order': False, 'shape': (2,)}") << "'<f16'";
        QTest::newRow("records") << npy("{'descr': [('a', '<f4'), ('b', '<i2')], 'fortran_order': "
                                        "False, 'shape': (2,)}")
                                 << "records";
        QTest::newRow("ZIP cut") << QByteArray("PK\x03\x04 and no more") << "ZIP|truncated";
        QTest::newRow("ZIP of nothing")
            << QByteArray("PK\x05\x06", 4) + QByteArray(18, 0) << "without NPY files";
        QTest::newRow("HDF5 cut") << QByteArray("\x89HDF\r\n\x1a\n", 8) << "HDF5";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        COMPARE_ERROR(openArrays(written(bytes)), "wrong|" + words);
    }

    void everyTruncationIsRefused_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"lf4.npy", "stored.npz", "packed.npz", "file.h5", "matlab.mat"})
            QTest::newRow(name) << QByteArray(name);
    }
    void everyTruncationIsRefused() {
        QFETCH(QByteArray, name);
        constexpr qsizetype kSteps = 60;
        const QByteArray whole = contentOf(name);
        for (qsizetype i = 0; i < kSteps; ++i)
            COMPARE_ERROR(openArrays(written(whole.left(whole.size() * i / kSteps))), "wrong");
    }

    void aDamagedMemberIsRefused() {
        QByteArray bytes = contentOf("packed.npz");
        const qsizetype at = bytes.indexOf("y.npy") + 40;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        COMPARE_ERROR(rowsOf(*openArrays(written(bytes)), "y", 0, 1), "wrong|y.npy");
    }

    void aMemberIsAsLargeAsItsArray() {
        const auto file = openArrays(path("more.npz"));
        COMPARE_ERROR(file->require("x"), "'x'|100960 bytes|expected 960|5 × 4 × 3 × 2");
        QCOMPARE(rowsOf(*file, "y", 4, 1).size(), std::size_t{24});
    }

    void aFileCutMeanwhileIsRefused() {
        const std::string name = written(contentOf("lf4.npy"), "cut.npy");
        const auto file = openArrays(name);
        QVERIFY(QFile::resize(QString::fromStdString(name), 200));
        COMPARE_ERROR(rowsOf(*file, "cut", 4, 1), "cut.npy|shorter|byte 512|expected 608 bytes");
    }

    void namesWhatIsNoFile() {
        COMPARE_ERROR(openArrays(path("missing")), "missing|no such file");
        COMPARE_ERROR(openArrays("/dev/null"), "expected a file");
    }

    void manyThreadsReadAtOnce_data() { everyTruncationIsRefused_data(); }
    void manyThreadsReadAtOnce() {
        QFETCH(QByteArray, name);
        const auto file = openArrays(path(name));
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (Index row = 0; row < 100; ++row) {
                    for (const ArrayInfo& array : file->arrays()) {
                        if (array.shape == Shape{5, 4, 3, 2} && array.name != "flags")
                            wrong += rowsOf(*file, array.name, row % 5, 1) !=
                                     numbersFrom(24.0 * static_cast<double>(row % 5), 24);
                    }
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

GUILESS_TEST(ArrayFileTest)
#include "ArrayFileTest.moc"
