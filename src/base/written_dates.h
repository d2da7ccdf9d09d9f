#pragma once
// Days and times as exports write them. The time that is written is the writer's own clock: a zone beside it, also "Z"
// and "UTC", is passed over, so that an order of 23:50 stays in the evening.

#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn {

// Of dates in numbers: 01/12/2010. With points between them the day is always first.
enum class DateOrder : std::uint8_t { kDayFirst, kMonthFirst };

enum class DateFault : std::uint8_t {
  kNone,
  kEmpty,
  kNotADate,
  kOtherOrder,  // a date, but only in the other order
  kNoSuchDay,   // as a date is written, but its month is shorter: "31.02.2010"
};

struct ReadDate {
  DateFault fault = DateFault::kNone;
  std::int32_t day = 0;     // since 1970-01-01
  std::int32_t minute = 0;  // of the day
  bool has_time = false;
};

// "2010-12-01", "2010-12-01T08:26:00.5+02:00", "2010/12/01 8:26", "20101201", "01/12/2010 8:26", "12/1/10 8:26 PM",
// "1.12.2010", "01-Dec-2010", "Dec 1, 2010", "Wed, 1 December 2010", "1 de diciembre de 2010", "1er août 2010". Years
// 1970 to 2199; of two digits: 1970 to 2069. Months in English, German, French, Spanish, Italian and Dutch.
ReadDate read_date(std::string_view text, DateOrder order);

// The minute of the day of "8:26", "08:26:30", "8:26 PM", "8 pm", "8.26", "8h26", "0826".
std::optional<std::int32_t> read_clock(std::string_view text);

// What a cell says of the order of day and month in its file.
enum class DateHint : std::uint8_t {
  kNothing,  // it does not matter in it, or it is no date
  kDayFirst,
  kMonthFirst,
  kEither,  // "01/12/2010"
};
DateHint date_hint(std::string_view text);

}  // namespace cairn
