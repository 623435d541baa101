# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ source whose FUNCTION gives the text of every file of INPUTS.
set(body "")
foreach(file ${INPUTS})
  cmake_path(GET file STEM name)
  file(READ ${file} text)
  string(APPEND body "    {\"${name}\", R\"embedded(${text})embedded\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from files in resources.
#include \"core/base/EmbeddedText.h\"

namespace obscura {

const std::vector<EmbeddedText>& ${FUNCTION}() {
    static const std::vector<EmbeddedText> texts = {
${body}    };
    return texts;
}

}  // namespace obscura
")
