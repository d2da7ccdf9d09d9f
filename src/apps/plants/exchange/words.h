#pragma once
// Single values as files have them: degrees, days and times, and what the model said. Both ways.

#include <optional>
#include <string>
#include <string_view>

#include "apps/plants/model.h"

namespace cairn::plants::exchange {

// "-12.3456" of millionths of a degree, without zeros at the end.
std::string degrees_text(int e6);
// Decimal degrees with a point or a comma, rounded to millionths; nothing beyond `most_degrees` either way.
std::optional<int> read_degrees(std::string_view text, int most_degrees);

struct Moment {
  Date day;
  std::optional<int> minute;
};
std::string time_text(int minute);  // "14:05"
// "14:05", "14:05:30.5", "14:05+02:00", which is the time there. The outer one is empty where it is no time, the inner
// one where it is a time of UTC ("Z"): what the clock at the plant showed is not known then.
std::optional<std::optional<int>> read_time(std::string_view text);
// 2026-05-17, 2026/05/17 or 17.05.2026, alone or with a time behind a T or a space.
std::optional<Moment> read_moment(std::string_view text);

std::string percent_text(int permille);  // "93.4"
std::optional<int> read_percent(std::string_view text);

// "Rose"; where it was not sure: "not sure, perhaps Rose".
std::string told_text(bool sure, std::string_view common);
struct ToldText {
  bool sure = false;
  std::string common;
};
ToldText read_told(std::string_view text);

// In one field: "The model said: Rose, 93.4 %".
std::string told_sentence(const Told& told, std::string_view common);
struct ToldSentence {
  ToldText text;
  int permille = 0;
};
std::optional<ToldSentence> read_told_sentence(std::string_view text);

}  // namespace cairn::plants::exchange
