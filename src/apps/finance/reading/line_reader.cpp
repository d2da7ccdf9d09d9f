#include "apps/finance/reading/line_reader.h"

#include "apps/finance/reading/facts.h"

namespace cairn::finance::reading {

bool LineReader::advance(std::size_t most_bytes) {
  const std::size_t until = end_of_slice(lines_.at(), most_bytes);
  std::string_view line;
  while (!done_) {
    if (lines_.next(line)) {
      take_line(line);
    } else {
      finish();
      done_ = true;
    }
    if (lines_.at() >= until && lines_.at() < text_.size()) break;
  }
  return done_;
}

}  // namespace cairn::finance::reading
