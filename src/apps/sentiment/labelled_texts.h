#pragma once
// Labelled texts from a file: a header line `label<TAB>text`, then one text a line. What a classifier is measured on.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::sentiment {

struct LabelledTexts {
  std::vector<std::string> texts;
  std::vector<std::size_t> labels;  // for each text, an index into the labels that were asked for
};

// Errors name the line: a wrong header, a line without exactly one tab, no text, a label that is not among `labels`,
// bytes that are not UTF-8, a file without a row. Line ends may be LF or CRLF; empty lines at the end do not count.
Result<LabelledTexts> read_labelled_texts(std::string_view file, const std::vector<std::string>& labels);

// The labels that a file has, each once, in the order of the alphabet; the same errors.
Result<std::vector<std::string>> labels_of(std::string_view file);

}  // namespace cairn::sentiment
