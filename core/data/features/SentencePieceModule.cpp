// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SentencePieceModule.h"

#include "devices/Error.h"

#include <dlfcn.h>

#include <filesystem>

namespace obscura {

namespace {

/// Beside the library that this function is in, wherever the program was started.
std::filesystem::path sentencePieceFile() {
    Dl_info here{};
    ::dladdr(reinterpret_cast<const void*>(&sentencePieceFile), &here);
    return std::filesystem::path(here.dli_fname ? here.dli_fname : "").parent_path() /
           OBSCURA_SENTENCEPIECE_MODULE;
}

const SentencePieceModule& openSentencePiece() {
    // Never closed: protobuf's static objects live as long as the process.
    void* const module = ::dlopen(sentencePieceFile().c_str(), RTLD_NOW | RTLD_LOCAL);
    void* const functions = module ? ::dlsym(module, kSentencePieceModule) : nullptr;
    if (!functions)
        throw UserError(std::string("SentencePiece can't be loaded: ") + ::dlerror());
    return *static_cast<const SentencePieceModule*>(functions);
}

}  // namespace

const SentencePieceModule& sentencePieceModule() {
    static const SentencePieceModule& module = openSentencePiece();
    return module;
}

}  // namespace obscura
