#include "apps/roadmap/commands.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"

namespace cairn::roadmap {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kMaxTimer_minutes = 16 * 60;

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error missing(std::string message, std::string where) {
  return {ErrorCode::kNotFound, std::move(message), std::move(where)};
}

template <class Map>
auto value_of(const Map& map, const typename Map::key_type& key) {
  const auto it = map.find(key);
  return it == map.end() ? std::optional<typename Map::mapped_type>() : std::optional(it->second);
}

std::optional<Settings> kept(const Settings& settings) {
  if (settings == Settings()) return {};
  return settings;
}

Status check_week(int week) {
  if (week >= 1 && week <= kWeekCount) return Done{};
  return missing("There is no such week. The roadmap has weeks 1 to 36.", "week");
}

Status check_line(std::string_view text, const char* where) {
  if (text.size() <= kMaxLineBytes) return Done{};
  return invalid("This text is too long: " + std::to_string(kMaxLineBytes) + " bytes at most. A note takes more.",
                 where);
}

// Years 1900 to 2199: the days that can be written down and read again.
Status check_day(Date day, const char* where) {
  if (day >= to_date({1900, 1, 1}) && day <= to_date({2199, 12, 31})) return Done{};
  return invalid("Choose a day between the years 1900 and 2199.", where);
}

bool has_space_or_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

// http(s)://host[...]: what can safely become a link.
Status check_url(std::string_view url) {
  if (url.empty()) return Done{};
  if (Status status = check_line(url, "url"); !status.ok()) return status;
  const std::string lower = to_lower_ascii(url.substr(0, 8));
  const std::size_t scheme = lower.rfind("https://", 0) == 0 ? 8 : lower.rfind("http://", 0) == 0 ? 7 : 0;
  if (scheme == 0) return invalid("A link starts with https:// or http://.", "url");
  std::string_view host = url.substr(scheme, url.find_first_of("/?#", scheme) - scheme);
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (host.empty() || host.front() == '.' || host.front() == ':' || has_space_or_control(url))
    return invalid("This is not a complete web address, such as https://github.com/you/project.", "url");
  return Done{};
}

// The scheme in lower case, so that what is stored is what codec.cpp accepts.
std::string normal_url(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos) return std::string(url);
  return to_lower_ascii(url.substr(0, colon)) + std::string(url.substr(colon));
}

std::string clean(std::string_view text) { return std::string(trim(to_valid_utf8(text))); }

bool is_item(const Content& content, std::string_view id) {
  const auto has = [id](const auto& items) {
    return std::any_of(items.begin(), items.end(), [id](const auto& item) { return item.id == id; });
  };
  if (has(content.setup) || has(content.stack) || has(content.help)) return true;
  for (const SetupItem& item : content.setup)
    if (item.resource && item.resource->id == id) return true;
  return std::any_of(content.weeks.begin(), content.weeks.end(), [&has](const Week& week) {
    return has(week.topics) || has(week.resources) || has(week.steps) || has(week.goals);
  });
}

struct Decide {
  const State& state;
  const Context& context;

  Result<Events> operator()(const ChangeSettings& c) const {
    Settings s = c.settings;
    if (s.hours_per_week < 1 || s.hours_per_week > 80)
      return invalid("Hours a week lie between 1 and 80. The roadmap asks for 20 to 30.", "hours_per_week");
    if (s.text_size_percent < 85 || s.text_size_percent > 150)
      return invalid("The text size lies between 85 % and 150 %.", "text_size_percent");
    s.free_weekdays &= 127;
    if (s.free_weekdays == 127) return invalid("Leave at least one weekday to work on.", "free_weekdays");
    s.name = clean(s.name);
    if (Status status = check_line(s.name, "name"); !status.ok()) return status.error();
    if (s.start_date)
      if (Status status = check_day(*s.start_date, "start_date"); !status.ok()) return status.error();
    if (s.days_off.size() > 2000) return invalid("There are too many days off: 2,000 at most.", "days_off");
    for (const Date day : s.days_off)
      if (Status status = check_day(day, "days_off"); !status.ok()) return status.error();
    std::sort(s.days_off.begin(), s.days_off.end());
    s.days_off.erase(std::unique(s.days_off.begin(), s.days_off.end()), s.days_off.end());
    if (s == state.settings) return Events{};
    return Events{SettingsChanged{{}, kept(state.settings), kept(s)}};
  }

  Result<Events> operator()(const SetTick& c) const { return (*this)(SetTicks{{c.item_id}, c.ticked}); }

  Result<Events> operator()(const SetTicks& c) const {
    Events events;
    std::set<std::string> seen;
    for (const std::string& id : c.item_ids) {
      if (!is_item(*context.content, id)) return missing("The roadmap has no such item.", "item_id");
      const auto before = value_of(state.ticks, id);
      if (before.has_value() == c.ticked || !seen.insert(id).second) continue;
      events.push_back(TickChanged{id, before, c.ticked ? std::optional(Tick{context.now}) : std::nullopt});
    }
    return events;
  }

  Result<Events> operator()(const WriteNote& c) const {
    const std::string text = clean(c.text);
    if (text.size() > kMaxNoteBytes) return invalid("A note holds at most 1 MB. Split this one in two.", "text");
    if (c.note_id.empty()) {
      if (Status status = check_week(c.week); !status.ok()) return status.error();
      if (text.empty()) return Events{};
      return Events{NoteChanged{context.fresh_id, std::nullopt, Note{c.week, text, context.now, context.now}}};
    }
    const auto before = value_of(state.notes, c.note_id);
    if (!before) return missing("This note has been removed meanwhile.", "note_id");
    if (text.empty()) return Events{NoteChanged{c.note_id, before, std::nullopt}};
    if (text == before->text) return Events{};
    return Events{NoteChanged{c.note_id, before, Note{before->week, text, before->created_at, context.now}}};
  }

  Result<Events> operator()(const RemoveNote& c) const {
    const auto before = value_of(state.notes, c.note_id);
    if (!before) return missing("This note has been removed already.", "note_id");
    return Events{NoteChanged{c.note_id, before, std::nullopt}};
  }

  Result<Events> operator()(const AddEvidence& c) const {
    if (Status status = check_week(c.week); !status.ok()) return status.error();
    if (!c.goal_id.empty()) {
      const auto& goals = context.content->week(c.week).goals;
      if (std::none_of(goals.begin(), goals.end(), [&c](const Goal& g) { return g.id == c.goal_id; }))
        return missing("This week has no such goal.", "goal_id");
    }
    return evidence(context.fresh_id, std::nullopt, Evidence{c.week, c.goal_id, clean(c.title), clean(c.url), {}, {}});
  }

  Result<Events> operator()(const EditEvidence& c) const {
    const auto before = value_of(state.evidence, c.evidence_id);
    if (!before) return missing("This evidence has been removed meanwhile.", "evidence_id");
    Evidence after = *before;
    after.title = clean(c.title);
    after.url = clean(c.url);
    return evidence(c.evidence_id, before, after);
  }

  Result<Events> evidence(const std::string& id, const std::optional<Evidence>& before, Evidence after) const {
    if (after.title.empty() && after.url.empty())
      return invalid("Say what it shows, or give its web address.", "title");
    if (Status status = check_line(after.title, "title"); !status.ok()) return status.error();
    if (Status status = check_url(after.url); !status.ok()) return status.error();
    after.url = normal_url(after.url);
    if (before && before->title == after.title && before->url == after.url) return Events{};
    // What was checked was the other address.
    if (before && before->url != after.url) after.grade = Grade::kDeclared;
    after.at = context.now;
    return Events{EvidenceChanged{id, before, after}};
  }

  Result<Events> operator()(const RemoveEvidence& c) const {
    const auto before = value_of(state.evidence, c.evidence_id);
    if (!before) return missing("This evidence has been removed already.", "evidence_id");
    return Events{EvidenceChanged{c.evidence_id, before, std::nullopt}};
  }

  Result<Events> operator()(const LogTime& c) const {
    if (Status status = check_week(c.week); !status.ok()) return status.error();
    if (c.minutes < 1 || c.minutes > 1440)
      return invalid("Between 1 minute and 24 hours fit into one entry.", "minutes");
    if (c.day > local_date(context.now, context.utc_offset_minutes))
      return invalid("This day has not come yet. Time is logged for today or earlier.", "day");
    if (Status status = check_day(c.day, "day"); !status.ok()) return status.error();
    const std::string comment = clean(c.comment);
    if (Status status = check_line(comment, "comment"); !status.ok()) return status.error();
    const TimeEntry after{c.week, c.day, c.minutes, c.activity, comment};
    if (c.entry_id.empty()) return Events{TimeChanged{context.fresh_id, std::nullopt, after}};
    const auto before = value_of(state.time, c.entry_id);
    if (!before) return missing("This time entry has been removed meanwhile.", "entry_id");
    if (*before == after) return Events{};
    return Events{TimeChanged{c.entry_id, before, after}};
  }

  Result<Events> operator()(const RemoveTime& c) const {
    const auto before = value_of(state.time, c.entry_id);
    if (!before) return missing("This time entry has been removed already.", "entry_id");
    return Events{TimeChanged{c.entry_id, before, std::nullopt}};
  }

  Result<Events> operator()(const StartTimer& c) const {
    if (Status status = check_week(c.week); !status.ok()) return status.error();
    Events events;
    if (state.timer) {
      Result<Events> stopped = (*this)(StopTimer{});
      if (!stopped.ok()) return stopped.error();
      events = std::move(stopped).value();
      events.pop_back();  // the timer's end: the next line both ends it and begins the new one
    }
    events.push_back(TimerChanged{{}, state.timer, Timer{c.week, c.activity, context.now}});
    return events;
  }

  // Logged on the local day on which it ran; what passed midnight becomes an entry for each day.
  Result<Events> operator()(const StopTimer&) const {
    if (!state.timer) return missing("No timer is running.", "timer");
    const Timer& timer = *state.timer;
    const std::int64_t ran_ms = std::max<std::int64_t>(0, context.now.ms - timer.started_at.ms);
    if ((ran_ms + kMinute_ms / 2) / kMinute_ms > kMaxTimer_minutes)
      return invalid("The timer has run for more than 16 hours. Discard it, and log the time that you worked.",
                     "timer");
    Events events;
    const std::int64_t offset_ms = std::int64_t{context.utc_offset_minutes} * kMinute_ms;
    std::int64_t from = timer.started_at.ms;
    std::int64_t logged_minutes = 0;  // rounded as a whole, so that the parts add up to it
    while (from < context.now.ms) {
      const Date day = local_date({from}, context.utc_offset_minutes);
      const std::int64_t midnight = (std::int64_t{day.days} + 1) * 24 * 60 * kMinute_ms - offset_ms;
      const std::int64_t to = std::min(context.now.ms, midnight);
      const std::int64_t minutes = (to - timer.started_at.ms + kMinute_ms / 2) / kMinute_ms - logged_minutes;
      const std::string id = events.empty() ? context.fresh_id : context.fresh_id + "-" + std::to_string(events.size());
      if (minutes > 0)
        events.push_back(
            TimeChanged{id, std::nullopt, TimeEntry{timer.week, day, static_cast<int>(minutes), timer.activity, ""}});
      logged_minutes += minutes;
      from = to;
    }
    events.push_back(TimerChanged{{}, state.timer, std::nullopt});
    return events;
  }

  Result<Events> operator()(const DiscardTimer&) const {
    if (!state.timer) return missing("No timer is running.", "timer");
    return Events{TimerChanged{{}, state.timer, std::nullopt}};
  }

  Result<Events> operator()(const MarkWeek& c) const {
    if (Status status = check_week(c.week); !status.ok()) return status.error();
    const std::string reason = c.status == WeekStatus::kDone ? std::string() : clean(c.reason);
    if (c.status != WeekStatus::kDone && reason.empty())
      return invalid("Give a reason in a word or two; it helps you later.", "reason");
    if (Status status = check_line(reason, "reason"); !status.ok()) return status.error();
    const auto before = value_of(state.weeks, c.week);
    if (before && before->status == c.status && before->reason == reason) return Events{};
    return Events{WeekChanged{c.week, before, WeekMark{c.status, reason, context.now}}};
  }

  Result<Events> operator()(const ReopenWeek& c) const {
    if (Status status = check_week(c.week); !status.ok()) return status.error();
    const auto before = value_of(state.weeks, c.week);
    if (!before) return Events{};
    return Events{WeekChanged{c.week, before, std::nullopt}};
  }

  Result<Events> operator()(const AcceptPlan& c) const {
    if (Status status = check_day(c.plan.made_on, "plan"); !status.ok()) return status.error();
    for (const auto& [week, days] : c.plan.weeks) {
      if (Status status = check_week(week); !status.ok()) return status.error();
      for (const Date day : {days.first_day, days.last_day})
        if (Status status = check_day(day, "plan"); !status.ok()) return status.error();
      if (days.last_day < days.first_day) return invalid("A planned week ends before it begins.", "plan");
    }
    if (state.plan == c.plan) return Events{};
    return Events{PlanChanged{{}, state.plan, c.plan}};
  }
};

}  // namespace

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

}  // namespace cairn::roadmap
