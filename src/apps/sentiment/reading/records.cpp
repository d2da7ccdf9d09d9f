#include "apps/sentiment/reading/records.h"

#include <algorithm>

#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

class LineRecords : public Records {
 public:
  explicit LineRecords(std::string_view text) : rest_(text), size_(text.size()) { columns_ = {"text"}; }

  bool next(Record& record) override {
    while (!rest_.empty()) {
      const std::string_view line = take_line(rest_);
      ++line_;
      if (trim(line).empty()) continue;
      record.line = line_;
      record.raw = line;
      record.problem.clear();
      record.cells.assign(1, std::string(line));
      return true;
    }
    return false;
  }
  std::size_t at() const override { return size_ - rest_.size(); }

 private:
  std::string_view rest_;
  std::size_t size_, line_ = 0;
};

}  // namespace

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
  const std::string_view line = rest.substr(0, end);
  const bool two = rest.substr(end, 2) == "\r\n";
  rest.remove_prefix(std::min(end + (two ? 2 : 1), rest.size()));
  return line;
}

std::unique_ptr<Records> open_lines(std::string_view text) { return std::make_unique<LineRecords>(text); }

std::unique_ptr<Records> open_records(const Shape& shape, std::string_view text) {
  switch (shape.format) {
    case Format::kCsv:
    case Format::kTsv:
    case Format::kRedditCsv:
    case Format::kYouTubeCsv:
      return open_table(shape, text);
    case Format::kJson:
    case Format::kJsonLines:
    case Format::kXArchive:
      return open_json(shape, text);
    case Format::kRedditThread:
    case Format::kYouTubeApi:
      return open_thread(shape, text);
    case Format::kPlainLines:
      break;
  }
  return open_lines(text);
}

}  // namespace cairn::sentiment::reading
