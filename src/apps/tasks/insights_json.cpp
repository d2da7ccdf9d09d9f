#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "apps/tasks/insights_exports.h"
#include "apps/tasks/insights_names.h"
#include "base/json.h"

namespace cairn::tasks {
namespace {

Json json_of(const std::optional<Date>& day) { return day ? Json(to_iso(*day)) : Json(); }

Json json_of(const Share& share) {
  Json json{{"count", share.count}, {"of", share.of}, {"value", Json()}, {"low_95", Json()}, {"high_95", Json()}};
  if (share.known()) {
    json["value"] = share.value;
    json["low_95"] = share.low;
    json["high_95"] = share.high;
  }
  return json;
}

Json json_of(const Rate& rate) {
  return {{"done", rate.done},
          {"dropped", rate.dropped},
          {"left_open", rate.left_open},
          {"completion_rate", json_of(rate.share)}};
}

template <std::size_t size>
Json json_of(const std::array<Rate, size>& rates, const std::array<const char*, size>& names, const char* key) {
  Json list = Json::array();
  for (std::size_t i = 0; i < size; ++i) {
    Json json = json_of(rates[i]);
    json[key] = names[i];
    list.push_back(std::move(json));
  }
  return list;
}

Json json_of(const std::vector<FlowPoint>& points) {
  Json list = Json::array();
  for (const FlowPoint& point : points)
    list.push_back({{"first_day", to_iso(point.first_day)},
                    {"days", point.days},
                    {"created", point.created},
                    {"done", point.done},
                    {"dropped", point.dropped},
                    {"open_at_end", point.open_at_end},
                    {"worked_minutes", point.worked_minutes}});
  return list;
}

Json json_of(const Factor& factor) {
  Json json{{"n", factor.n},     {"factor", Json()}, {"low_95", Json()},
            {"high_95", Json()}, {"p10", Json()},    {"p90", Json()}};
  if (factor.value) {
    json["factor"] = *factor.value;
    json["low_95"] = factor.low;
    json["high_95"] = factor.high;
    json["p10"] = factor.p10;
    json["p90"] = factor.p90;
  }
  return json;
}

Json json_of(const Calibration& calibration) {
  Json projects = Json::array();
  for (const ProjectFactor& found : calibration.by_project) {
    Json json = json_of(found.factor);
    json["project"] = found.project;
    projects.push_back(std::move(json));
  }
  Json sizes = Json::array();
  for (std::size_t i = 1; i < kEstimateSizes; ++i) {
    Json json = json_of(calibration.by_size[i]);
    json["estimate_minutes"] = kSizeNames[i];
    sizes.push_back(std::move(json));
  }
  Json pairs = Json::array();
  for (const EstimatePair& pair : calibration.pairs)
    pairs.push_back(
        {{"task", pair.task}, {"estimate_minutes", pair.estimate_minutes}, {"worked_minutes", pair.worked_minutes}});
  return {{"overall", json_of(calibration.overall)},
          {"by_project", std::move(projects)},
          {"by_estimate", std::move(sizes)},
          {"pairs", std::move(pairs)}};
}

Json json_of(const Scenario& scenario) {
  return {{"verdict", name_of(scenario.verdict)},
          {"early_10", json_of(scenario.early)},
          {"likely_50", json_of(scenario.likely)},
          {"late_90", json_of(scenario.late)},
          {"share_of_runs_that_end", scenario.finished_share},
          {"share_of_runs_that_grow", scenario.growing_share}};
}

Json json_of(const ListForecast& list) {
  return {{"open", list.open},
          {"came_per_week", list.came_per_week},
          {"went_per_week", list.went_per_week},
          {"nothing_new", json_of(list.nothing_new)},
          {"as_before", json_of(list.as_before)}};
}

Json json_of(const Forecast& forecast) {
  return {{"open", forecast.open},
          {"deferred", forecast.deferred},
          {"estimated_open", forecast.estimated_open},
          {"history_days", forecast.history_days},
          {"closed_in_history", forecast.closed_in_history},
          {"by_tasks", json_of(forecast.by_tasks)},
          {"by_minutes", forecast.by_minutes ? json_of(*forecast.by_minutes) : Json()}};
}

}  // namespace

std::string insights_json(const Insights& insights, const Forecast& forecast) {
  Json projects = Json::array();
  for (const ProjectRate& found : insights.by_project) {
    Json json = json_of(found.rate);
    json["project"] = found.project;
    projects.push_back(std::move(json));
  }
  Json done_on = Json::array();
  for (std::size_t i = 0; i < 7; ++i)
    done_on.push_back(
        {{"weekday", kWeekdayNames[i]}, {"done", insights.done_on[i].done}, {"days", insights.done_on[i].days}});
  const Json json{{"format", "cairn-task-insights"},
                  {"version", 1},
                  {"period",
                   {{"name", name_of(insights.period)},
                    {"first_day", to_iso(insights.first_day)},
                    {"last_day", to_iso(insights.last_day)}}},
                  {"totals",
                   {{"tasks", insights.tasks},
                    {"open_now", insights.open_now},
                    {"created", insights.created},
                    {"done", insights.done},
                    {"dropped", insights.dropped},
                    {"worked_minutes", insights.worked_minutes}}},
                  {"overall", json_of(insights.overall)},
                  {"by_project", std::move(projects)},
                  {"by_weekday", json_of(insights.by_weekday, kWeekdayNames, "weekday")},
                  {"by_due_weekday", json_of(insights.by_due_weekday, kWeekdayNames, "weekday")},
                  {"by_estimate", json_of(insights.by_size, kSizeNames, "estimate_minutes")},
                  {"by_priority", json_of(insights.by_priority, kPriorityNames, "priority")},
                  {"done_on", std::move(done_on)},
                  {"on_time", json_of(insights.on_time)},
                  {"median_age_days", insights.median_age_days ? Json(*insights.median_age_days) : Json()},
                  {"estimates", json_of(insights.calibration)},
                  {"forecast", json_of(forecast)},
                  {"weeks", json_of(insights.weeks)},
                  {"days", json_of(insights.days)}};
  return to_text(json);
}

}  // namespace cairn::tasks
