// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Shape.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace obscura {

enum class Split { Train, Validation, Test };

/// What a network is asked for a sample.
enum class TargetKind {
    Class,      ///< one of several classes: 0 … size−1
    Classes,    ///< any of several classes: [size] numbers, 0 or 1
    Numbers,    ///< [size] real numbers
    NextToken,  ///< at each position of a sequence of tokens the one that follows: 0 … size−1
};

struct TargetInfo {
    TargetKind kind = TargetKind::Class;
    /// Classes, numbers or tokens of the vocabulary; 0: not known without a look at the files.
    Index size = 0;
    std::vector<std::string> names = {};  ///< of classes or numbers; or empty
    bool operator==(const TargetInfo&) const = default;
};

/// How many samples there are.
struct DatasetSizes {
    Index train = 0;
    Index validation = 0;  ///< 0: none, the test set is all that tells
    Index test = 0;
    Index of(Split split) const;
    bool operator==(const DatasetSizes&) const = default;
};

/// What is known of a data set before its samples are read.
struct DatasetFacts {
    Shape sample = {};  ///< {784}
    TargetInfo target = {};
    DatasetSizes sizes = {};
    bool operator==(const DatasetFacts&) const = default;
};

/// Where targets of samples go, by TargetInfo::kind.
struct TargetRoom {
    std::span<std::int64_t> classes = {};  ///< Class: [rows]; NextToken: [rows, positions]
    std::span<float> numbers = {};         ///< Classes and Numbers: [rows, size]
};

/// What the numbers of a sample are, for who wants to see them.
enum class SampleKind {
    Numbers,      ///< in a row or a sequence
    Picture,      ///< {channels, height, width}: brightness, of 1 or 3 channels
    Spectrogram,  ///< {frames, bands}: loudness
    Tokens,       ///< {positions}
};
struct SampleLook {
    SampleKind kind = SampleKind::Numbers;
    Shape shape = {};  ///< as many numbers as the sample has
};

/// What can be heard.
struct Sound {
    double rate = 0;                  ///< Hz
    std::vector<float> samples = {};  ///< −1 … 1, one channel
};

class PlaneFeatures;
class Tokenizer;

/// Samples with what a network is asked for them, in memory or read from disk as they are needed.
class Dataset {
public:
    virtual ~Dataset() = default;
    virtual const DatasetFacts& facts() const = 0;
    virtual SampleLook look() const { return {SampleKind::Numbers, facts().sample}; }
    /// Whether samples lie ready, so that nobody needs to read ahead.
    virtual bool isInMemory() const { return false; }
    /// The sound behind a sample, varied as read() varies it; nothing: it is none. Throws as
    /// read().
    virtual std::optional<Sound> sound(Split, Index /*row*/,
                                       std::optional<std::uint64_t> /*variation*/) const {
        return std::nullopt;
    }
    /// What turns text into the tokens that samples are made of; nullptr: they aren't, or nobody
    /// knows any more.
    virtual const Tokenizer* tokenizer() const { return nullptr; }
    /// What makes samples of the points of a plane; nullptr: samples aren't any.
    virtual const PlaneFeatures* plane() const { return nullptr; }
    /// Bytes of text behind a token of the test set, in the mean; nothing: not known.
    virtual std::optional<double> bytesPerToken() const { return std::nullopt; }
    /// Reads samples `rows` of `split` into `x` [rows, values of a sample], as the network gets
    /// them (tokens: whole numbers), and their targets. `variation` is the seed of what is random
    /// in a training sample (shifts, masks): the same gives the same numbers; nothing: samples as
    /// they are. From any thread. Throws UserError where a file can't be read any more,
    /// std::out_of_range where there is no such sample.
    virtual void read(Split split, std::span<const Index> rows,
                      std::optional<std::uint64_t> variation, MatrixRef x,
                      TargetRoom targets) const = 0;
};

/// Whole numbers that the targets of one sample are, and real ones; one of them is 0.
struct TargetLengths {
    Index classes = 0;
    Index numbers = 0;
};
TargetLengths targetLengths(const DatasetFacts& facts);

/// Throws std::out_of_range where `row` is none of the samples, and std::invalid_argument where the
/// room of `x` and `targets` does not fit `rows`. For read().
void checkRoom(const DatasetFacts& facts, Split split, std::span<const Index> rows, MatrixRef x,
               const TargetRoom& targets);

}  // namespace obscura
