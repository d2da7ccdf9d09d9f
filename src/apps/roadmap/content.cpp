#include "apps/roadmap/content.h"

#include <utility>

namespace cairn::roadmap {
namespace {

constexpr std::size_t kMaxContentBytes = 8u << 20;

// Reads required fields; the first one that is missing or of another type is remembered with its path.
class Reader {
 public:
  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }

  std::string text(const Json& object, const char* key, const std::string& path) {
    if (auto value = get_string(object, key)) return *value;
    miss(path, key, "a text");
    return {};
  }
  int number(const Json& object, const char* key, const std::string& path) {
    if (const auto value = get_int(object, key)) return static_cast<int>(*value);
    miss(path, key, "a whole number");
    return 0;
  }
  const Json& list(const Json& object, const char* key, const std::string& path) {
    static const Json kEmpty = Json::array();
    if (const Json* value = get_array(object, key)) return *value;
    miss(path, key, "a list");
    return kEmpty;
  }
  const Json& object(const Json& parent, const char* key, const std::string& path) {
    static const Json kEmpty = Json::object();
    if (const Json* value = get_object(parent, key)) return *value;
    miss(path, key, "an object");
    return kEmpty;
  }
  void miss(const std::string& path, const std::string& key, const std::string& wanted) {
    if (!error_) error_ = Error{ErrorCode::kCorrupt, "The roadmap's content lacks " + wanted + ".", path + "." + key};
  }

 private:
  std::optional<Error> error_;
};

ResourceStatus status_of(const std::string& text, Reader& in, const std::string& path) {
  if (text == "free") return ResourceStatus::kFree;
  if (text == "paid") return ResourceStatus::kPaid;
  if (text == "changed") return ResourceStatus::kChanged;
  if (text == "gone") return ResourceStatus::kGone;
  in.miss(path, "status", "a known status");
  return ResourceStatus::kFree;
}

Resource read_resource(const Json& json, Reader& in, const std::string& path) {
  Resource r;
  r.id = in.text(json, "id", path);
  r.title = in.text(json, "title", path);
  r.named_as = in.text(json, "named_as", path);
  r.part = in.text(json, "part", path);
  r.url = in.text(json, "url", path);
  r.cost = in.text(json, "cost", path);
  r.note = in.text(json, "note", path);
  r.checked = in.text(json, "checked", path);
  r.status = status_of(in.text(json, "status", path), in, path);
  if (const Json* other = get_object(json, "alternative"))
    r.alternative =
        Alternative{in.text(*other, "title", path), in.text(*other, "url", path), in.text(*other, "why", path)};
  return r;
}

std::vector<Resource> read_resources(const Json& list, Reader& in, const std::string& path) {
  std::vector<Resource> resources;
  for (std::size_t i = 0; i < list.size(); ++i)
    resources.push_back(read_resource(list[i], in, path + "[" + std::to_string(i) + "]"));
  return resources;
}

std::pair<int, int> read_range(const Json& json, const char* key, Reader& in, const std::string& path) {
  const Json& list = in.list(json, key, path);
  if (list.size() == 2 && list[0].is_number_integer() && list[1].is_number_integer())
    return {list[0].get<int>(), list[1].get<int>()};
  in.miss(path, key, "a range of two numbers");
  return {0, 0};
}

Week read_week(const Json& json, Reader& in, const std::string& path) {
  Week w;
  w.number = in.number(json, "week", path);
  w.phase = in.number(json, "phase", path);
  w.month = in.number(json, "month", path);
  w.title = in.text(json, "title", path);
  w.subject = in.text(json, "subject", path);
  w.summary = in.text(json, "summary", path);
  w.app = in.text(json, "app", path);
  w.effort_hours = in.number(json, "effort_hours", path);
  for (const Json& need : in.list(json, "needs", path)) {
    if (need.is_number_integer() && need.get<int>() >= 1 && need.get<int>() < w.number)
      w.needs.push_back(need.get<int>());
    else
      in.miss(path, "needs", "earlier weeks");
  }
  for (const Json& topic : in.list(json, "topics", path))
    w.topics.push_back({in.text(topic, "id", path), in.text(topic, "text", path), in.number(topic, "minutes", path)});
  w.resources = read_resources(in.list(json, "resources", path), in, path + ".resources");
  const Json& project = in.object(json, "project", path);
  w.project_title = in.text(project, "title", path + ".project");
  w.project_brief = in.text(project, "brief", path + ".project");
  for (const Json& step : in.list(json, "steps", path))
    w.steps.push_back({in.text(step, "id", path), in.text(step, "text", path), in.number(step, "minutes", path)});
  for (const Json& goal : in.list(json, "goals", path))
    w.goals.push_back({in.text(goal, "id", path), in.text(goal, "text", path), in.text(goal, "bar", path)});
  if (const Json* m = get_object(json, "milestone"))
    w.milestone = Milestone{in.text(*m, "id", path), in.text(*m, "title", path), in.text(*m, "text", path)};
  return w;
}

void read_overview(const Json& json, Reader& in, Content& content) {
  const std::string path = "roadmap";
  content.title = in.text(json, "title", path);
  content.summary = in.text(json, "summary", path);
  for (const Json& principle : in.list(json, "principles", path))
    if (principle.is_string()) content.principles.push_back(principle.get<std::string>());
  for (const Json& phase : in.list(json, "phases", path)) {
    Phase p;
    p.number = in.number(phase, "phase", path + ".phases");
    std::tie(p.first_week, p.last_week) = read_range(phase, "weeks", in, path + ".phases");
    p.title = in.text(phase, "title", path + ".phases");
    p.focus = in.text(phase, "focus", path + ".phases");
    p.app = in.text(phase, "app", path + ".phases");
    p.project = in.text(phase, "project", path + ".phases");
    content.phases.push_back(std::move(p));
  }
  for (const Json& app : in.list(json, "apps", path))
    content.apps.push_back({in.text(app, "id", path), in.text(app, "title", path), in.text(app, "text", path)});
  for (const Json& item : in.list(json, "setup", path)) {
    SetupItem setup{in.text(item, "id", path), in.text(item, "text", path), std::nullopt};
    if (const Json* resource = get_object(item, "resource"))
      setup.resource = read_resource(*resource, in, path + ".setup");
    content.setup.push_back(std::move(setup));
  }
  content.stack = read_resources(in.list(json, "stack", path), in, path + ".stack");
  content.help = read_resources(in.list(json, "help", path), in, path + ".help");
}

}  // namespace

const Phase& Content::phase_of(int week_number) const {
  for (const Phase& phase : phases)
    if (week_number >= phase.first_week && week_number <= phase.last_week) return phase;
  return phases.back();
}

const AppInfo* Content::app(std::string_view id) const {
  for (const AppInfo& info : apps)
    if (info.id == id) return &info;
  return nullptr;
}

Result<Content> read_content(std::string_view json_text) {
  const Result<Json> parsed = parse_json(json_text, kMaxContentBytes);
  if (!parsed.ok()) return parsed.error();
  Reader in;
  Content content;
  read_overview(in.object(parsed.value(), "roadmap", "content"), in, content);
  int expected = 1;
  for (const Json& json : in.list(parsed.value(), "weeks", "content")) {
    const std::string path = "weeks[" + std::to_string(expected - 1) + "]";
    Week week = read_week(json, in, path);
    if (week.number != expected) in.miss(path, "week", "the weeks in order: number " + std::to_string(expected));
    ++expected;
    content.weeks.push_back(std::move(week));
  }
  if (expected != kWeekCount + 1) in.miss("content", "weeks", "all 36 weeks");
  if (content.phases.empty()) in.miss("roadmap", "phases", "phases");
  if (in.failed()) return in.error();
  return content;
}

}  // namespace cairn::roadmap
