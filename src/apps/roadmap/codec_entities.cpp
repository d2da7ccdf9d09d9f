// What may come from a file or from storage is checked here, field by field.

#include "apps/roadmap/codec_entities.h"

#include <algorithm>
#include <utility>

#include "apps/roadmap/commands.h"

namespace cairn::roadmap {
namespace {

// --- words for enumerations ---

constexpr const char* kActivities[] = {"learning", "building"};
constexpr const char* kThemes[] = {"system", "light", "dark"};
constexpr const char* kDensities[] = {"comfortable", "compact"};
constexpr const char* kGrades[] = {"declared", "checked", "reproduced"};
constexpr const char* kStatuses[] = {"done", "skipped", "deferred"};

template <class Enum, std::size_t N>
std::optional<Enum> from_word(const Json& json, const char* key, const char* const (&names)[N]) {
  const auto text = get_string(json, key);
  for (std::size_t i = 0; i < N; ++i)
    if (text && *text == names[i]) return static_cast<Enum>(i);
  return {};
}

// --- parts ---

std::optional<Instant> get_instant(const Json& json, const char* key) {
  const auto text = get_string(json, key);
  return text ? parse_instant(*text) : std::nullopt;
}

std::optional<Date> get_date(const Json& json, const char* key) {
  const auto text = get_string(json, key);
  return text ? parse_date(*text) : std::nullopt;
}

std::optional<int> get_week(const Json& json) {
  const auto week = get_int(json, "week");
  if (!week || *week < 1 || *week > kWeekCount) return {};
  return static_cast<int>(*week);
}

std::optional<std::string> get_line(const Json& json, const char* key, std::size_t max = kMaxLineBytes) {
  auto text = get_string(json, key);
  if (!text || text->size() > max) return {};
  return text;
}

}  // namespace

// --- entities, both ways ---

Json encode(const Settings& s) {
  Json days = Json::array();
  for (const Date day : s.days_off) days.push_back(to_iso(day));
  Json json{{"hours_per_week", s.hours_per_week},
            {"days_off", std::move(days)},
            {"free_weekdays", s.free_weekdays},
            {"name", s.name},
            {"theme", word_of(s.theme, kThemes)},
            {"density", word_of(s.density, kDensities)},
            {"text_size_percent", s.text_size_percent},
            {"welcome_dismissed", s.welcome_dismissed},
            {"single_keys", s.single_keys}};
  if (s.start_date) json["start_date"] = to_iso(*s.start_date);
  return json;
}

Result<Settings> decode(const Json& json, Settings*) {
  Settings s;
  const auto hours = get_int(json, "hours_per_week");
  const auto free_days = get_int(json, "free_weekdays");
  const auto size = get_int(json, "text_size_percent");
  const auto name = get_line(json, "name");
  const auto theme = from_word<Theme>(json, "theme", kThemes);
  const auto density = from_word<Density>(json, "density", kDensities);
  const Json* days = get_array(json, "days_off");
  if (!hours || *hours < 1 || *hours > 80) return bad_value("hours a week (1 to 80)", "settings.hours_per_week");
  if (!free_days || *free_days < 0 || *free_days > 127) return bad_value("free weekdays", "settings.free_weekdays");
  if (!size || *size < 85 || *size > 150) return bad_value("text size (85 to 150)", "settings.text_size_percent");
  if (!name || !theme || !density || !days) return bad_value("settings", "settings");
  s.hours_per_week = static_cast<int>(*hours);
  s.free_weekdays = static_cast<std::uint8_t>(*free_days);
  s.text_size_percent = static_cast<int>(*size);
  s.name = *name;
  s.theme = *theme;
  s.density = *density;
  s.welcome_dismissed = get_bool(json, "welcome_dismissed").value_or(false);
  s.single_keys = get_bool(json, "single_keys").value_or(true);
  if (json.contains("start_date")) {
    s.start_date = get_date(json, "start_date");
    if (!s.start_date) return bad_value("date", "settings.start_date");
  }
  for (const Json& day : *days) {
    const auto date = day.is_string() ? parse_date(day.get<std::string>()) : std::nullopt;
    if (!date) return bad_value("date", "settings.days_off");
    s.days_off.push_back(*date);
  }
  std::sort(s.days_off.begin(), s.days_off.end());
  s.days_off.erase(std::unique(s.days_off.begin(), s.days_off.end()), s.days_off.end());
  return s;
}

Json encode(const Tick& t) { return {{"at", to_iso(t.at)}}; }
Result<Tick> decode(const Json& json, Tick*) {
  const auto at = get_instant(json, "at");
  if (!at) return bad_value("time", "tick.at");
  return Tick{*at};
}

Json encode(const Note& n) {
  return {
      {"week", n.week}, {"text", n.text}, {"created_at", to_iso(n.created_at)}, {"updated_at", to_iso(n.updated_at)}};
}
Result<Note> decode(const Json& json, Note*) {
  const auto week = get_week(json);
  auto text = get_line(json, "text", kMaxNoteBytes);
  const auto created = get_instant(json, "created_at");
  const auto updated = get_instant(json, "updated_at");
  if (!week || !text || !created || !updated) return bad_value("note", "note");
  return Note{*week, std::move(*text), *created, *updated};
}

Json encode(const Evidence& e) {
  return {{"week", e.week},
          {"goal_id", e.goal_id},
          {"title", e.title},
          {"url", e.url},
          {"grade", word_of(e.grade, kGrades)},
          {"at", to_iso(e.at)}};
}
Result<Evidence> decode(const Json& json, Evidence*) {
  const auto week = get_week(json);
  const auto goal = get_line(json, "goal_id", kMaxKeyBytes);
  const auto title = get_line(json, "title");
  const auto url = get_line(json, "url");
  const auto grade = from_word<Grade>(json, "grade", kGrades);
  const auto at = get_instant(json, "at");
  if (!week || !goal || !title || !url || !grade || !at) return bad_value("evidence", "evidence");
  // The address becomes a link: nothing but the web may be behind it.
  const bool web = url->empty() || url->rfind("https://", 0) == 0 || url->rfind("http://", 0) == 0;
  if (!web) return bad_value("web address", "evidence.url");
  return Evidence{*week, *goal, *title, *url, *grade, *at};
}

Json encode(const TimeEntry& t) {
  return {{"week", t.week},
          {"day", to_iso(t.day)},
          {"minutes", t.minutes},
          {"activity", word_of(t.activity, kActivities)},
          {"comment", t.comment}};
}
Result<TimeEntry> decode(const Json& json, TimeEntry*) {
  const auto week = get_week(json);
  const auto day = get_date(json, "day");
  const auto minutes = get_int(json, "minutes");
  const auto activity = from_word<Activity>(json, "activity", kActivities);
  const auto comment = get_line(json, "comment");
  if (!week || !day || !activity || !comment) return bad_value("time entry", "time");
  if (!minutes || *minutes < 1 || *minutes > 1440) return bad_value("minutes (1 to 1440)", "time.minutes");
  return TimeEntry{*week, *day, static_cast<int>(*minutes), *activity, *comment};
}

Json encode(const Timer& t) {
  return {{"week", t.week}, {"activity", word_of(t.activity, kActivities)}, {"started_at", to_iso(t.started_at)}};
}
Result<Timer> decode(const Json& json, Timer*) {
  const auto week = get_week(json);
  const auto activity = from_word<Activity>(json, "activity", kActivities);
  const auto started = get_instant(json, "started_at");
  if (!week || !activity || !started) return bad_value("timer", "timer");
  return Timer{*week, *activity, *started};
}

Json encode(const WeekMark& w) {
  return {{"status", word_of(w.status, kStatuses)}, {"reason", w.reason}, {"at", to_iso(w.at)}};
}
Result<WeekMark> decode(const Json& json, WeekMark*) {
  const auto status = from_word<WeekStatus>(json, "status", kStatuses);
  const auto reason = get_line(json, "reason");
  const auto at = get_instant(json, "at");
  if (!status || !reason || !at) return bad_value("state of a week", "week");
  return WeekMark{*status, *reason, *at};
}

Json encode(const AcceptedPlan& p) {
  Json weeks = Json::object();
  for (const auto& [week, days] : p.weeks)
    weeks[std::to_string(week)] = {to_iso(days.first_day), to_iso(days.last_day)};
  return {{"made_on", to_iso(p.made_on)}, {"weeks", std::move(weeks)}};
}

std::optional<int> week_from_key(const std::string& text) {
  if (text.empty() || text.size() > 2) return {};
  int week = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    week = week * 10 + (c - '0');
  }
  if (week < 1 || week > kWeekCount) return {};
  return week;
}

Result<AcceptedPlan> decode(const Json& json, AcceptedPlan*) {
  const auto made_on = get_date(json, "made_on");
  const Json* weeks = get_object(json, "weeks");
  if (!made_on || !weeks) return bad_value("plan", "plan");
  AcceptedPlan plan{*made_on, {}};
  for (const auto& [key, days] : weeks->items()) {
    const auto week = week_from_key(key);
    const bool pair = days.is_array() && days.size() == 2 && days[0].is_string() && days[1].is_string();
    const auto first = pair ? parse_date(days[0].get<std::string>()) : std::nullopt;
    const auto last = pair ? parse_date(days[1].get<std::string>()) : std::nullopt;
    if (!week || !first || !last || *last < *first) return bad_value("planned days", "plan.weeks");
    plan.weeks[*week] = {*first, *last};
  }
  return plan;
}

}  // namespace cairn::roadmap
