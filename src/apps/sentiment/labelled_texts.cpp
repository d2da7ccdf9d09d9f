#include "apps/sentiment/labelled_texts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"

namespace cairn::sentiment {
namespace {

Error wrong(std::string message, std::size_t line) {
  return {ErrorCode::kInvalid, std::move(message), "line " + std::to_string(line)};
}

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// Calls row(label, text, line) for each row, until one of them is an error.
template <class Row>
Status for_each_row(std::string_view file, const Row& row) {
  if (file.substr(0, 3) == "\xEF\xBB\xBF") file.remove_prefix(3);
  if (!is_valid_utf8(file))
    return Error{ErrorCode::kInvalid, "The file is not UTF-8 text. Save it as UTF-8 and try again.", ""};
  if (next_line(file) != "label\ttext")
    return wrong("The first line must be the two words label and text, with a tab between them.", 1);
  std::size_t line = 1;
  bool any = false;
  while (!file.empty()) {
    const std::string_view here = next_line(file);
    line++;
    if (here.empty() && trim(file).empty()) break;
    const std::size_t tab = here.find('\t');
    if (tab == std::string_view::npos || here.find('\t', tab + 1) != std::string_view::npos)
      return wrong("A row needs a label, one tab and a text.", line);
    const std::string_view text = here.substr(tab + 1);
    if (trim(text).empty()) return wrong("A row has no text.", line);
    if (Status done = row(here.substr(0, tab), text, line); !done.ok()) return done;
    any = true;
  }
  if (!any) return Error{ErrorCode::kInvalid, "The file has a header but no rows.", ""};
  return Done{};
}

}  // namespace

Result<LabelledTexts> read_labelled_texts(std::string_view file, const std::vector<std::string>& labels) {
  LabelledTexts out;
  const Status read =
      for_each_row(file, [&](std::string_view label, std::string_view text, std::size_t line) -> Status {
        const auto known = std::find(labels.begin(), labels.end(), label);
        if (known == labels.end()) {
          std::string names;
          for (const std::string& name : labels) names += (names.empty() ? "" : ", ") + name;
          return wrong("The label \"" + std::string(truncate_utf8(label, 60)) + "\" is not one that the model knows (" +
                           names + ").",
                       line);
        }
        out.texts.emplace_back(text);
        out.labels.push_back(static_cast<std::size_t>(known - labels.begin()));
        return Done{};
      });
  if (!read.ok()) return read.error();
  return out;
}

Result<std::vector<std::string>> labels_of(std::string_view file) {
  std::set<std::string> found;
  const Status read = for_each_row(file, [&](std::string_view label, std::string_view, std::size_t) -> Status {
    found.emplace(label);
    return Done{};
  });
  if (!read.ok()) return read.error();
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace cairn::sentiment
