#pragma once
// Lines of a calendar file (iCalendar, RFC 5545): folding, escaping, dates. Knows no components.

#include <string>
#include <string_view>

#include "base/date.h"

namespace cairn {

std::string ics_text(std::string_view text);   // escaped as section 3.3.11 asks, without control characters
std::string ics_date(Date date);               // 20261124
std::string ics_instant(Instant instant);      // 20261124T091233Z
std::string ics_local(Date date, int minute);  // 20261124T150000, floating; minute of the day

class IcsWriter {
 public:
  // One content line. Longer than 75 octets it is folded (section 3.1); no character is cut in two.
  void line(const std::string& text);
  std::string finish() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace cairn
