#pragma once
// The insights as files. CSV: RFC 4180, CRLF, UTF-8; a cell that a spreadsheet would run as a formula is neutralised
// with a leading apostrophe. Numbers have a point in every language, shares are 0..1, days are ISO dates. What is not
// known is an empty cell, in JSON null.

#include <map>
#include <string>

#include "apps/tasks/insights.h"
#include "apps/tasks/insights_forecast.h"

namespace cairn::tasks {

// Every figure in a row: table, group, measure, value, low, high, n. low and high are the 95 % interval of shares and
// factors, and the 10 % and 90 % day of a forecast.
std::string insights_csv(const Insights& insights, const Forecast& forecast);
std::string insights_json(const Insights& insights, const Forecast& forecast);

// A task in a row, all tasks, oldest id first, so that the figures can be counted again: the completion rate of the
// period is the number of rows with outcome "done" and in_period 1, by that of all rows with in_period 1. `scores`: by
// id, from whatever order is in force; a task without one has an empty cell there.
std::string insights_tasks_csv(const Index& index, const Today& today, int utc_offset_minutes, Date first_day,
                               const std::map<std::string, double>& scores);

}  // namespace cairn::tasks
