#pragma once
// Files for the world outside: portfolio (self-contained HTML and Markdown), calendar (.ics, RFC 5545), progress (CSV,
// RFC 4180; cells that a spreadsheet would run as a formula are neutralised with a leading apostrophe).

#include <string>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

std::string portfolio_html(const Content& content, const State& state, Date today, int utc_offset_minutes = 0);
std::string portfolio_markdown(const Content& content, const State& state, Date today, int utc_offset_minutes = 0);
std::string calendar_ics(const Content& content, const State& state, Date today, Instant now);
std::string progress_csv(const Content& content, const State& state, Date today, int utc_offset_minutes = 0);

}  // namespace cairn::roadmap
