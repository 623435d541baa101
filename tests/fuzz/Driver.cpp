// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz TARGET [--inputs N | --seconds N] [--seed N] CORPUS...
//
// Feeds the target with each file of the corpus as it is, then with changed ones. What ends it, or
// takes longer than kLongestSeconds, is kept as "found-TARGET" in the present folder.
#include "devices/Threads.h"
#include "fuzz/Mutator.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>

namespace obscura::fuzz {

namespace {

constexpr unsigned kLongestSeconds = 30;  ///< of one input, generous for a machine that is busy
constexpr rlim_t kMemory = rlim_t{8} << 30;

// For the handler of a signal, which can't be given anything.
std::string s_input;
std::string s_foundFile;

void keepInput() {
    const int fd = ::open(s_foundFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    (void)!::write(fd, s_input.data(), s_input.size());
    ::close(fd);
}

extern "C" void onFatalSignal(int signal) {
    keepInput();
    const char* const what = signal == SIGALRM ? "fuzz: hangs, kept as " : "fuzz: dies, kept as ";
    (void)!::write(STDERR_FILENO, what, std::strlen(what));
    (void)!::write(STDERR_FILENO, s_foundFile.data(), s_foundFile.size());
    (void)!::write(STDERR_FILENO, "\n", 1);
    ::_exit(1);
}

void watchSignals() {
    // A stack that has overflowed has no room for the handler.
    static std::array<char, 1 << 16> stack;
    const stack_t alternative{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    ::sigaltstack(&alternative, nullptr);
    struct sigaction action {};
    action.sa_handler = onFatalSignal;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGALRM})
        ::sigaction(signal, &action, nullptr);
}

struct Arguments {
    const Target* target = nullptr;
    std::optional<long> seconds;
    long inputs = 1000;
    unsigned seed = 1;
    std::vector<std::string> seeds;
};

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void addSeeds(const std::filesystem::path& path, std::vector<std::string>& seeds) {
    if (!std::filesystem::is_directory(path)) {
        seeds.push_back(contentOf(path));
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        files.push_back(entry.path());
    std::ranges::sort(files);
    for (const auto& file : files)
        seeds.push_back(contentOf(file));
}

Arguments parse(const std::vector<std::string>& words) {
    Arguments arguments;
    for (const Target& target : targets()) {
        if (!words.empty() && target.name == words[0])
            arguments.target = &target;
    }
    if (!arguments.target)
        return arguments;
    arguments.seeds = arguments.target->seeds;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool hasValue = i + 1 < words.size();
        if (words[i] == "--inputs" && hasValue)
            arguments.inputs = std::stol(words[++i]);
        else if (words[i] == "--seconds" && hasValue)
            arguments.seconds = std::stol(words[++i]);
        else if (words[i] == "--seed" && hasValue)
            arguments.seed = static_cast<unsigned>(std::stoul(words[++i]));
        else
            addSeeds(words[i], arguments.seeds);
    }
    return arguments;
}

bool isGood(const Target& target, std::string input) {
    s_input = std::move(input);
    ::alarm(kLongestSeconds);
    try {
        feed(target, s_input);
    } catch (const std::exception& error) {
        keepInput();
        std::fprintf(stderr, "fuzz: %s, kept as %s\n", error.what(), s_foundFile.c_str());
        return false;
    }
    ::alarm(0);
    return true;
}

int run(const Arguments& arguments) {
    using Clock = std::chrono::steady_clock;
    const Target& target = *arguments.target;
    s_foundFile = "found-" + target.name;
    for (const std::string& seed : arguments.seeds) {
        if (!isGood(target, seed))
            return 1;
    }
    Mutator mutator(target.form, arguments.seeds, arguments.seed);
    const auto end = Clock::now() + std::chrono::seconds(arguments.seconds.value_or(0));
    const long most = arguments.seconds ? std::numeric_limits<long>::max() : arguments.inputs;
    long done = 0;
    while (done < most && (!arguments.seconds || Clock::now() < end)) {
        if (!isGood(target, mutator.next()))
            return 1;
        ++done;
    }
    std::fprintf(stderr, "fuzz: %s: %ld inputs, seed %u\n", target.name.c_str(), done,
                 arguments.seed);
    return 0;
}

}  // namespace

}  // namespace obscura::fuzz

int main(int argc, char** argv) {
    using namespace obscura::fuzz;
    const Arguments arguments = parse({argv + 1, argv + argc});
    if (!arguments.target || arguments.seeds.empty()) {
        std::fprintf(stderr, "fuzz TARGET [--inputs N | --seconds N] [--seed N] CORPUS...\n");
        for (const Target& target : targets())
            std::fprintf(stderr, "  %s\n", target.name.c_str());
        return 2;
    }
    obscura::ThreadPool alone(1);
    const obscura::UseThreads use(alone);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // those take terabytes
    const rlimit memory{kMemory, kMemory};
    ::setrlimit(RLIMIT_AS, &memory);
#endif
    // Answers are of no interest.
    ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
    watchSignals();
    return run(arguments);
}
