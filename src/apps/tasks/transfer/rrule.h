#pragma once
// A rule for repeating as iCalendar writes it (RFC 5545, section 3.3.10).

#include <optional>
#include <string>
#include <string_view>

#include "apps/tasks/model.h"

namespace cairn::tasks::transfer {

// "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261224". In a shorter month the last day:
// "BYMONTHDAY=28,29,30;BYSETPOS=-1". `minute`: of the task's due time; UNTIL takes the form of DTSTART, a day or a
// floating time. What an RRULE cannot say, after_completion, is left to the caller.
std::string write_rrule(const Repeat& repeat, bool until_with_time);

// Reads what write_rrule() writes, and the common rest of RRULEs. Nothing: this model cannot hold it (COUNT, several
// days of a month, hours). "RRULE:" before it is passed over; "X-CAIRN-FROM=COMPLETION" sets after_completion.
std::optional<Repeat> read_rrule(std::string_view text);

}  // namespace cairn::tasks::transfer
