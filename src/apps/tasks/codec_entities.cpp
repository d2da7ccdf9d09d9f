// What may come from a file or from storage is checked here, field by field.

#include <algorithm>
#include <utility>

#include "apps/tasks/codec.h"
#include "apps/tasks/commands.h"

namespace cairn::tasks {
namespace {

constexpr const char* kStatuses[] = {"open", "done", "dropped"};
constexpr const char* kPriorities[] = {"none", "low", "medium", "high"};
constexpr const char* kUnits[] = {"day", "week", "month", "year"};
constexpr const char* kLayouts[] = {"list", "board", "matrix", "calendar"};
constexpr const char* kSorts[] = {"score", "due", "priority", "created", "title", "project"};
constexpr const char* kGroups[] = {"none", "due", "project", "priority", "tag"};
constexpr const char* kRankings[] = {"undecided", "learned", "urgency"};
constexpr int kMaxOffset_minutes = 24 * 60;

// "2026-11-24" or "2026-11-24T15:00"
std::optional<When> parse_point(const std::string& text) {
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return {};
  if (text.size() == 10) return When{*day, {}};
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return {};
  for (const std::size_t at : {11u, 12u, 14u, 15u})
    if (!digit(at)) return {};
  const int hour = (text[11] - '0') * 10 + (text[12] - '0');
  const int minute = (text[14] - '0') * 10 + (text[15] - '0');
  if (hour > 23 || minute > 59) return {};
  return When{*day, hour * 60 + minute};
}

std::string point(const When& when) {
  std::string text = to_iso(when.day);
  if (!when.minute) return text;
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return text + "T" + two(*when.minute / 60) + ":" + two(*when.minute % 60);
}

Json encode(const Repeat& r) {
  Json json{{"unit", word_of(r.unit, kUnits)}, {"every", r.every}};
  if (r.weekdays) json["weekdays"] = r.weekdays;
  if (r.month_day) json["month_day"] = r.month_day;
  if (r.nth_weekday) json["nth_weekday"] = r.nth_weekday;
  if (r.after_completion) json["after_completion"] = true;
  if (r.until) json["until"] = to_iso(*r.until);
  return json;
}

std::optional<Repeat> decode_repeat(const Json& json) {
  if (!json.is_object()) return {};
  JsonFields fields(json);
  Repeat r;
  int weekdays = 0;
  fields.take("unit", r.unit, kUnits);
  fields.take("every", r.every, 1, 999);
  fields.take("weekdays", weekdays, 0, 127);
  fields.take("month_day", r.month_day, -1, 31);
  fields.take("nth_weekday", r.nth_weekday, -1, 4);
  fields.take("after_completion", r.after_completion);
  fields.take("until", r.until);
  r.weekdays = static_cast<std::uint8_t>(weekdays);
  if (!fields.ok()) return {};
  return r;
}

// [due_days or null, age, estimate, priority, project, [tags], blocks, flags]: nine of them stand in every lesson.
Json encode(const Seen& s) {
  const int flags = (s.blocked ? 1 : 0) + (s.started ? 2 : 0) + (s.noted ? 4 : 0) + (s.is_subtask ? 8 : 0);
  return Json::array({s.due_days ? Json(*s.due_days) : Json(), s.age_days, s.estimate_minutes,
                      static_cast<int>(s.priority), s.project, s.tags, s.blocks, flags});
}

std::optional<Seen> decode_seen(const Json& json) {
  constexpr std::int64_t kManyDays = 200'000;
  const auto in = [](const Json& value, std::int64_t min, std::int64_t max) {
    return value.is_number_integer() && value.get<std::int64_t>() >= min && value.get<std::int64_t>() <= max;
  };
  if (!json.is_array() || json.size() != 8) return {};
  const bool due = json[0].is_null() || in(json[0], -kManyDays, kManyDays);
  const bool numbers = in(json[1], 0, kManyDays) && in(json[2], 0, kMaxEstimate_minutes) && in(json[3], 0, 3) &&
                       in(json[6], 0, 1'000'000) && in(json[7], 0, 15);
  if (!due || !numbers || !json[4].is_string() || !json[5].is_array() || json[5].size() > kMaxTags) return {};
  Seen s;
  if (!json[0].is_null()) s.due_days = json[0].get<int>();
  s.age_days = json[1].get<int>();
  s.estimate_minutes = json[2].get<int>();
  s.priority = static_cast<Priority>(json[3].get<int>());
  s.project = json[4].get_ref<const std::string&>();
  for (const Json& tag : json[5]) {
    if (!tag.is_string() || tag.get_ref<const std::string&>().size() > kMaxNameBytes) return {};
    s.tags.push_back(tag.get_ref<const std::string&>());
  }
  s.blocks = json[6].get<int>();
  const int flags = json[7].get<int>();
  s.blocked = (flags & 1) != 0;
  s.started = (flags & 2) != 0;
  s.noted = (flags & 4) != 0;
  s.is_subtask = (flags & 8) != 0;
  if (s.project.size() > kMaxNameBytes) return {};
  return s;
}

}  // namespace

Json encode(const Task& t) {
  Json json = Json::object();
  json["title"] = t.title;
  json["created"] = to_iso(t.created_at);
  if (!t.note.empty()) json["note"] = t.note;
  if (t.status != TaskStatus::kOpen) json["status"] = word_of(t.status, kStatuses);
  if (t.priority != Priority::kNone) json["priority"] = word_of(t.priority, kPriorities);
  if (!t.project.empty()) json["project"] = t.project;
  if (!t.tags.empty()) json["tags"] = t.tags;
  if (!t.parent.empty()) json["parent"] = t.parent;
  if (!t.waits_for.empty()) json["waits_for"] = t.waits_for;
  if (t.due) json["due"] = point(*t.due);
  if (t.defer) json["defer"] = point(*t.defer);
  if (t.estimate_minutes) json["estimate"] = t.estimate_minutes;
  if (t.repeat) json["repeat"] = encode(*t.repeat);
  if (!t.series.empty()) json["series"] = t.series;
  if (t.started_at) json["started"] = to_iso(*t.started_at);
  if (t.closed_at) json["closed"] = to_iso(*t.closed_at);
  if (t.closed_utc_offset_minutes) json["closed_offset"] = t.closed_utc_offset_minutes;
  if (!t.origin.empty()) json["origin"] = t.origin;
  return json;
}

Result<Task> decode(const Json& json, Task*) {
  if (!json.is_object()) return bad_value("task", "task");
  JsonFields fields(json);
  Task t;
  fields.take("title", t.title, kMaxTitleBytes);
  fields.take("created", t.created_at);
  fields.take("note", t.note, kMaxNoteBytes);
  fields.take("status", t.status, kStatuses);
  fields.take("priority", t.priority, kPriorities);
  fields.take("project", t.project, kMaxNameBytes);
  fields.take("tags", t.tags, kMaxTags, kMaxNameBytes);
  fields.take("parent", t.parent, kMaxKeyBytes);
  fields.take("waits_for", t.waits_for, kMaxWaitsFor, kMaxKeyBytes);
  fields.parse("due", t.due, parse_point);
  fields.parse("defer", t.defer, parse_point);
  fields.take("estimate", t.estimate_minutes, 0, kMaxEstimate_minutes);
  if (const Json* repeat = fields.find("repeat")) {
    t.repeat = decode_repeat(*repeat);
    fields.require(t.repeat.has_value(), "repeat");
  }
  fields.take("series", t.series, kMaxKeyBytes);
  fields.take("started", t.started_at);
  fields.take("closed", t.closed_at);
  fields.take("closed_offset", t.closed_utc_offset_minutes, -kMaxOffset_minutes, kMaxOffset_minutes);
  fields.take("origin", t.origin, kMaxTitleBytes);
  if (!fields.ok()) return fields.error("task");
  if (Status status = check_task(t); !status.ok()) return status.error();
  return t;
}

Json encode(const Work& w) {
  Json json{{"task", w.task}, {"started", to_iso(w.started_at)}, {"minutes", w.minutes}};
  if (w.utc_offset_minutes) json["offset"] = w.utc_offset_minutes;
  return json;
}

Result<Work> decode(const Json& json, Work*) {
  if (!json.is_object()) return bad_value("time entry", "work");
  JsonFields fields(json);
  Work w;
  fields.take("task", w.task, kMaxKeyBytes);
  fields.take("started", w.started_at);
  fields.take("minutes", w.minutes, 1, 24 * 60);
  fields.take("offset", w.utc_offset_minutes, -kMaxOffset_minutes, kMaxOffset_minutes);
  fields.require(!w.task.empty(), "task");
  fields.require(w.minutes > 0, "minutes");
  if (!fields.ok()) return fields.error("time entry");
  return w;
}

Json encode(const FocusTimer& t) {
  return {{"task", t.task}, {"started", to_iso(t.started_at)}, {"planned", t.planned_minutes}};
}

Result<FocusTimer> decode(const Json& json, FocusTimer*) {
  if (!json.is_object()) return bad_value("timer", "timer");
  JsonFields fields(json);
  FocusTimer t;
  fields.take("task", t.task, kMaxKeyBytes);
  fields.take("started", t.started_at);
  fields.take("planned", t.planned_minutes, 1, 240);
  fields.require(!t.task.empty(), "task");
  if (!fields.ok()) return fields.error("timer");
  return t;
}

Json encode(const Choice& c) {
  Json others = Json::array();
  for (const Seen& other : c.passed_over) others.push_back(encode(other));
  Json json{{"at", to_iso(c.at)}, {"chosen", encode(c.chosen)}, {"passed_over", std::move(others)}};
  if (c.utc_offset_minutes) json["offset"] = c.utc_offset_minutes;
  return json;
}

Result<Choice> decode(const Json& json, Choice*) {
  if (!json.is_object()) return bad_value("lesson", "choice");
  JsonFields fields(json);
  Choice c;
  fields.take("at", c.at);
  fields.take("offset", c.utc_offset_minutes, -kMaxOffset_minutes, kMaxOffset_minutes);
  const Json* chosen = fields.find("chosen");
  const auto chosen_one = chosen ? decode_seen(*chosen) : std::nullopt;
  fields.require(chosen_one.has_value(), "chosen");
  const Json* others = get_array(json, "passed_over");
  fields.require(others && others->size() <= kMaxPassedOver, "passed_over");
  if (!fields.ok()) return fields.error("lesson");
  c.chosen = *chosen_one;
  for (const Json& other : *others) {
    auto passed = decode_seen(other);
    if (!passed) return bad_value("lesson", "passed_over");
    c.passed_over.push_back(std::move(*passed));
  }
  return c;
}

Json encode(const SavedFilter& f) {
  return {{"name", f.name},
          {"query", f.query},
          {"layout", word_of(f.layout, kLayouts)},
          {"sort", word_of(f.sort, kSorts)},
          {"group", word_of(f.group, kGroups)}};
}

Result<SavedFilter> decode(const Json& json, SavedFilter*) {
  if (!json.is_object()) return bad_value("filter", "filter");
  JsonFields fields(json);
  SavedFilter f;
  fields.take("name", f.name, kMaxNameBytes);
  fields.take("query", f.query, kMaxTitleBytes);
  fields.take("layout", f.layout, kLayouts);
  fields.take("sort", f.sort, kSorts);
  fields.take("group", f.group, kGroups);
  fields.require(!f.name.empty(), "name");
  if (!fields.ok()) return fields.error("filter");
  return f;
}

Json encode(const Settings& s) {
  return {{"ranking", word_of(s.ranking, kRankings)}, {"focus_minutes", s.focus_minutes}, {"quotes", s.quotes}};
}

Result<Settings> decode(const Json& json, Settings*) {
  if (!json.is_object()) return bad_value("settings", "settings");
  JsonFields fields(json);
  Settings s;
  fields.take("ranking", s.ranking, kRankings);
  fields.take("focus_minutes", s.focus_minutes, 1, 240);
  fields.take("quotes", s.quotes);
  if (!fields.ok()) return fields.error("settings");
  return s;
}

}  // namespace cairn::tasks
