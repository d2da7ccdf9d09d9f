#include "apps/finance/reading/element_reader.h"

#include <utility>

#include "apps/finance/reading/facts.h"

namespace cairn::finance::reading {

bool ElementReader::advance(std::size_t most_bytes) {
  const std::size_t until = end_of_slice(scanner_.at(), most_bytes);
  Step step;
  while (!done_) {
    if (scanner_.next(step, until)) take(step);
    if (scanner_.at() >= until) break;
  }
  return done_;
}

void ElementReader::take(const Step& step) {
  switch (step.kind) {
    case StepKind::kOpen:
      opened(step);
      break;
    case StepKind::kClose:
      closed(step);
      break;
    case StepKind::kRecord:
      take_record(step.record);
      break;
    case StepKind::kCut:
      problem(step.record, "The file ends within this part, which was left out: it is cut off. Download it again.");
      break;
    case StepKind::kEnd:
    case StepKind::kBroken:
      done_ = true;
      finish(step);
      break;
  }
}

void ElementReader::problem(const Element& record, std::string reason) {
  add_problem(contents_, record.line, std::move(reason), scanner_.text().substr(record.begin, kMaxStartBytes));
}

}  // namespace cairn::finance::reading
