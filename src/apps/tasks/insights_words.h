#pragma once
// The insights in sentences: for cards, and for whoever hears a chart instead of seeing it. One sentence a reading
// unless said otherwise; where too little is known the sentence says how much there is. Never a reproach.

#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/insights.h"
#include "apps/tasks/insights_forecast.h"

namespace cairn::tasks {

std::string period_words(Period period);  // "the last 4 weeks", "the last 52 weeks", "all recorded time"

// "In the last 4 weeks 31 tasks came in, 23 were done and 2 dropped; 40 are open now."
std::string flow_words(const Insights& insights);
// "Of 20 tasks that were closed, overdue or 28 days old, 17 were done: 85 %, likely between 64 % and 95 %." With few:
// "..., 3 were done; too few for a rate." `period`: said of what is counted, " in the last 4 weeks".
std::string rate_words(const Rate& rate, std::string_view period = {});
std::string completion_words(const Insights& insights);  // the same for the period, with what else became of them
std::string project_words(const ProjectRate& found);     // "Home.Garden: Of 20 tasks that were..."
std::string weekday_words(const Insights& insights);     // on which weekday most was done
std::string on_time_words(const Insights& insights);
std::string age_words(const Insights& insights);  // how long tasks took from created to done
std::string worked_words(const Insights& insights);

// "Your estimates of 60 min take 84 min (n = 23, range 64 to 110 min)." Factors within 5 % of 1 are said to be about
// right. `of` is what the estimates belong to: "Your estimates in Home of 60 min take...".
std::string factor_words(const Factor& factor, std::string_view project = {});
std::string calibration_words(const Calibration& calibration);

// What the forecast says for one of its two questions, and what it rests on.
std::string nothing_new_words(const Forecast& forecast, Date today);
std::string as_before_words(const Forecast& forecast, Date today);
std::string minutes_words(const Forecast& forecast, Date today);  // by estimates; empty where they do not allow it
std::string basis_words(const Forecast& forecast);
// "Tried on your own past, the range held in 16 of 20 forecasts." Empty without any.
std::string back_test_words(const BackTest& test);

// All of them in the order of the screen, without empty ones; of projects the eight with the most tasks.
std::vector<std::string> readings(const Insights& insights, const Forecast& forecast);

}  // namespace cairn::tasks
