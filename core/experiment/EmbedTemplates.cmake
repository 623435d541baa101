# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ source that holds the text of every file of INPUTS.
set(body "")
foreach(file ${INPUTS})
  cmake_path(GET file STEM name)
  file(READ ${file} text)
  string(APPEND body "    {\"${name}\", R\"json(${text})json\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from resources/experiments.
#include \"core/experiment/EmbeddedTemplates.h\"

namespace obscura {

const std::vector<EmbeddedTemplate>& embeddedTemplates() {
    static const std::vector<EmbeddedTemplate> templates = {
${body}    };
    return templates;
}

}  // namespace obscura
")
