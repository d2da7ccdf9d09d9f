#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/tasks/filter.h"

using namespace cairn;
using namespace cairn::tasks;

namespace {

constexpr int kOffset_minutes = 60;
const Today kToday{to_date({2026, 11, 25}), 10 * 60};  // a Wednesday, 10:00

Date day(int month, int of_month) { return to_date({2026, month, of_month}); }

// Half past midnight of that day, which is the day before in UTC.
Instant just_after_midnight(Date date) {
  return {std::int64_t{date.days} * 86'400'000 + (30 - kOffset_minutes) * std::int64_t{60'000}};
}

Task task(std::string title, std::string project, std::vector<std::string> tags, Date created) {
  Task task;
  task.title = std::move(title);
  task.project = std::move(project);
  task.tags = std::move(tags);
  task.created_at = just_after_midnight(created);
  return task;
}

void close(Task& task, TaskStatus status, Date on) {
  task.status = status;
  task.closed_at = just_after_midnight(on);
  task.closed_utc_offset_minutes = kOffset_minutes;
}

State ten_tasks() {
  State state;
  auto& tasks = state.tasks;
  tasks["rent"] = task("Pay rent", "Home", {"money"}, day(11, 20));
  tasks["rent"].due = When{day(11, 25), {}};
  tasks["rent"].priority = Priority::kHigh;
  tasks["rent"].estimate_minutes = 10;
  tasks["late"] = task("File taxes", "Work", {"money", "paper"}, day(10, 1));
  tasks["late"].due = When{day(11, 20), {}};
  tasks["late"].priority = Priority::kHigh;
  tasks["late"].estimate_minutes = 120;
  tasks["late"].note = "FORM 12b (the long one): not or and at the Büro";
  tasks["milk"] = task("Buy milk", "", {"errands"}, day(11, 25));
  tasks["milk"].due = When{day(11, 26), {}};
  tasks["milk"].priority = Priority::kLow;
  tasks["roses"] = task("Cut the Rosés", "Home.Garden", {"errands"}, day(11, 24));
  tasks["roses"].due = When{day(11, 29), {}};
  tasks["roses"].defer = When{day(11, 28), {}};
  tasks["roses"].repeat = Repeat{};
  tasks["mower"] = task("Fix mower", "Home.Garden", {}, day(11, 10));
  tasks["mower"].due = When{day(11, 30), {}};
  tasks["mower"].priority = Priority::kMedium;
  tasks["mower"].estimate_minutes = 45;
  tasks["mower"].waits_for = {"part"};
  tasks["part"] = task("Order spare parts, C++ \"manual\" ✓", "Home office", {}, day(11, 12));
  tasks["part"].estimate_minutes = 30;
  tasks["part"].parent = "mower";
  tasks["part"].started_at = just_after_midnight(day(11, 20));
  tasks["call"] = task("Call Mum at 15:30", "", {"Phone"}, day(11, 23));
  tasks["call"].due = When{day(11, 25), 9 * 60};
  tasks["read"] = task("Read Dune", "", {"Übung"}, to_date({2025, 11, 1}));
  tasks["sent"] = task("Send letter", "Home", {}, day(11, 16));
  tasks["sent"].due = When{day(11, 23), {}};
  close(tasks["sent"], TaskStatus::kDone, day(11, 24));
  tasks["gone"] = task("Learn the tuba", "Music", {}, day(9, 1));
  tasks["gone"].defer = When{to_date({2027, 1, 1}), {}};
  close(tasks["gone"], TaskStatus::kDropped, day(11, 10));
  return state;
}

// Ids of what passes, or "! " and the message.
std::string ids(std::string_view query, const Index& index, const Today& today = kToday) {
  const Result<Filter> filter = parse_filter(query, today);
  if (!filter) return "! " + filter.error().message;
  std::string list;
  for (const Entry& entry : index.entries())
    if (matches(filter.value(), entry, index, today, kOffset_minutes)) list += (list.empty() ? "" : " ") + *entry.id;
  return list;
}

Filter parsed(std::string_view query) {
  const Result<Filter> filter = parse_filter(query, kToday);
  REQUIRE_MESSAGE(filter.ok(), query << ": " << filter.error().message);
  return filter.value();
}

Error refused(std::string_view query) {
  const Result<Filter> filter = parse_filter(query, kToday);
  REQUIRE_MESSAGE(!filter.ok(), query);
  return filter.error();
}

struct Row {
  const char* query;
  const char* ids;
};

void check_rows(const std::vector<Row>& rows) {
  const State state = ten_tasks();
  const Index index(state);
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(ids(row.query, index) == row.ids);
  }
}

}  // namespace

TEST_CASE("words, names and priorities say which tasks are meant") {
  check_rows({
      {"", "call late milk mower part read rent"},
      {"   ", "call late milk mower part read rent"},
      {"milk", "milk"},
      {"MILK", "milk"},
      {"rose", "roses"},  // deferred: words find it
      {"rosés", "roses"},
      {"the", "late roses"},  // a note, a title
      {"\"pay rent\"", "rent"},
      {"\"rent pay\"", ""},
      {"rent pay", "rent"},
      {"form 12B", "late"},
      {"büro", "late"},
      {"c++", "part"},
      {"✓", "part"},
      {"\"or and\"", "late"},
      {"15:30", "call"},
      {"\"\\\"manual\\\"\"", "part"},
      {"“pay rent”", "rent"},
      {"tuba", ""},  // dropped
      {"#money", "late rent"},
      {"#MONEY", "late rent"},
      {"tag:phone", "call"},
      {"#mon", ""},
      {"#übung", "read"},
      {"#ÜBUNG", "read"},
      {"tag:none", "mower part"},
      {"@Home", "mower rent"},
      {"@home", "mower rent"},
      {"project:home.garden", "mower"},
      {"@\" Home . Garden \"", "mower"},
      {"@\"home office\"", "part"},
      {"project:\"Home office\"", "part"},
      {"@hom", ""},
      {"project:none", "call milk read"},
      {"!high", "late rent"},
      {"!1", "late rent"},
      {"!2", "mower"},
      {"!3", "milk"},
      {"!low", "milk"},
      {"!none", "call part read"},
      {"p1", "late rent"},
      {"P2", "mower"},
      {"p3", "milk"},
      {"p4", "call part read"},
      {"-p4", "late milk mower rent"},
      {"\"p1\"", ""},  // a word
      {"p5", ""},
      {"+money", "late rent"},
      {"+MONEY -+paper", "rent"},
      {"+", "part"},
      {"+5", "call"},
      {"priority:medium", "mower"},
      {"priority:>=medium", "late mower rent"},
      {"priority:<medium", "call milk part read"},
      {"priority:<=1", "call late milk mower part read rent"},
      {"priority:>high", ""},
  });
}

TEST_CASE("days are compared as days, distances from today, periods as a whole") {
  check_rows({
      {"due:today", "call rent"},
      {"due:<today", "late"},
      {"due:<=today", "call late rent"},
      {"due:>today", "milk mower"},
      {"due:>=tomorrow", "milk mower"},
      {"due:tomorrow", "milk"},
      {"due:overdue", "call late"},
      {"due:none", "part read"},
      {"due:any", "call late milk mower rent"},
      {"due:mon", "mower"},
      {"due:\"30 nov\"", "mower"},
      {"due:2026-11-30", "mower"},
      {"due:<=2026-11-26", "call late milk rent"},
      {"due:5d", "mower"},
      {"due:<5d", "call late milk rent"},
      {"due:<=5d", "call late milk mower rent"},
      {"due:<1w", "call late milk mower rent"},
      {"due:>4d", "mower"},
      {"due:>=-4d", "call milk mower rent"},
      {"due:\"<= 1 day\"", "call late milk rent"},
      {"due:week", "call milk rent"},
      {"due:week is:any", "call milk rent roses sent"},
      {"due:\"next week\"", "mower"},
      {"due:\"last week\"", "late"},
      {"due:<week", "late"},
      {"due:>=\"this week\"", "call milk mower rent"},
      {"due:weekend is:deferred", "roses"},
      {"due:month", "call late milk mower rent"},
      {"due:>month", ""},
      {"due:year", "call late milk mower rent"},
      {"defer:any", "roses"},
      {"defer:none", "call late milk mower part read rent"},
      {"defer:<=3d", "roses"},
      {"defer:sat", "roses"},
      {"created:today", "milk"},
      {"created:yesterday", ""},
      {"created:yesterday is:deferred", "roses"},
      {"created:mon", "call"},
      {"created:wed", "milk"},  // today counts
      {"created:<2d", "milk"},
      {"created:<=2d", "call milk"},
      {"created:>30d", "late read"},
      {"created:\"1 nov\"", ""},
      {"created:\"20 nov\"", "rent"},
      {"created:\"on 20 nov\"", "rent"},
      {"created:\"on mon\"", "call"},
      {"created:2027-11-20", ""},  // a day to come is what it is
      {"created:\"last week\"", "rent"},
      {"created:>=\"1 nov\"", "call milk mower part rent"},
      {"created:<2026-01-01", "read"},
      {"age:>30d", "late read"},
      {"age:<=2d", "call milk"},
      {"age:>1y", "read"},
      {"age:0d", "milk"},
      {"done:yesterday", "sent"},
      {"closed:yesterday", "sent"},
      {"done:<7d", "sent"},
      {"done:>7d", "gone"},
      {"done:any", "gone sent"},
      {"done:none", "call late milk mower part read rent"},
      {"done:\"10 nov\"", "gone"},
      {"estimate:<=30m", "part rent"},
      {"estimate:>30m", "late mower"},
      {"estimate:1h30", ""},
      {"estimate:45", "mower"},
      {"estimate:none", "call milk read"},
      {"estimate:any", "late mower part rent"},
  });
}

TEST_CASE("states, what a task has, and how terms are joined") {
  check_rows({
      {"is:open", "call late milk mower part read rent"},
      {"is:done", "sent"},
      {"is:dropped", "gone"},
      {"is:closed", "gone sent"},
      {"is:any", "call gone late milk mower part read rent roses sent"},
      {"status:open", "call late milk mower part read rent"},
      {"status:done", "sent"},
      {"Status:Dropped", "gone"},
      {"status:closed", "gone sent"},
      {"-status:open", "gone sent"},
      {"status:any @home", "mower rent roses sent"},
      {"is:blocked", "mower"},
      {"is:blocking", "part"},
      {"is:deferred", "roses"},
      {"is:overdue", "call late"},
      {"is:started", "part"},
      {"is:repeating", ""},
      {"is:repeating is:any", "roses"},
      {"is:subtask", "part"},
      {"is:actionable", "call late milk part read rent"},
      {"-is:actionable", "mower roses"},
      {"is:inbox", "call milk read"},
      {"is:today", "call late part rent"},
      {"IS:Today", "call late part rent"},
      {"has:note", "late"},
      {"has:parts", "mower"},
      {"has:due", "call late milk mower rent"},
      {"has:estimate", "late mower part rent"},
      {"has:tags", "call late milk read rent"},
      {"has:project", "late mower part rent"},
      {"has:repeat is:any", "roses"},
      {"#money !high", "late rent"},
      {"#money and due:today", "rent"},
      {"-#money", "call milk mower part read"},
      {"not #money", "call milk mower part read"},
      {"--#money", "late rent"},
      {"#money or #phone", "call late rent"},
      {"#money | #phone", "call late rent"},
      {"#money|#phone", "call late rent"},
      {"#errands or #money due:today", "milk rent"},
      {"(#errands or #money) due:today", "rent"},
      {"-(#errands or #money)", "call mower part read"},
      {"NOT (#errands OR #money) AND -is:blocked", "call part read"},
      {"is:done or #money", "late rent sent"},
      {"-is:done @home", "mower rent"},
      {"-is:deferred @home", "mower rent"},
      {"is:any @home", "mower rent roses sent"},
      {"@home (is:open or is:deferred)", "mower rent roses"},
      {"tuba or milk is:any", "gone milk"},
      {"-milk @home", "mower rent roses"},
      {"-is:any", ""},
  });
}

TEST_CASE("without a word about status only open tasks are meant, and deferred ones are out of sight") {
  struct Default {
    const char* query;
    bool only_open, without_deferred;
  };
  for (const Default& row : std::vector<Default>{{"", true, true},
                                                 {"#home due:<7d", true, true},
                                                 {"is:open", false, true},
                                                 {"-is:done", false, true},
                                                 {"done:<7d", false, true},
                                                 {"is:overdue", true, true},
                                                 {"milk", true, false},
                                                 {"is:deferred", true, false},
                                                 {"-is:actionable", true, false},
                                                 {"defer:<7d", true, false},
                                                 {"#a or (#b -(is:any))", false, false}}) {
    CAPTURE(row.query);
    const Filter filter = parsed(row.query);
    CHECK(filter.only_open == row.only_open);
    CHECK(filter.without_deferred == row.without_deferred);
  }
}

TEST_CASE("a filter is said in words") {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"", "open"},
      {"@Home due:<=7d -#errands", "open, in Home or below, due within 7 days, not tagged errands"},
      {"is:any", "of any status"},
      {"is:done done:<7d", "done, closed less than 7 days ago"},
      {"milk", "open, with “milk”, deferred ones too"},
      {"is:done milk", "done, with “milk”"},
      {"-milk is:deferred", "open, without “milk”, deferred"},
      {"#a or #b", "open, tagged a or tagged b"},
      {"(#a or #b) !high", "open, tagged a or tagged b, with high priority"},
      {"#a !high or #b", "open, (tagged a and with high priority) or tagged b"},
      {"-(#a #b)", "open, not (tagged a and tagged b)"},
      {"priority:>=medium", "open, with medium priority or higher"},
      {"priority:<low", "open, below low priority"},
      {"due:today", "open, due today"},
      {"due:<2026-12-24", "open, due before Thu 24 Dec"},
      {"due:\"24 dec\"", "open, due on Thu 24 Dec"},
      {"due:>=fri", "open, due on Fri 27 Nov or later"},
      {"due:<=week", "open, due by the end of this week"},
      {"due:\"next week\"", "open, due next week"},
      {"due:none", "open, without a due day"},
      {"-due:none", "open, with a due day"},
      {"due:>-3d", "open, due after Sun 22 Nov"},
      {"due:1d", "open, due in 1 day"},
      {"defer:<=fri", "open, deferred to Fri 27 Nov or before"},
      {"defer:>2d", "open, deferred to a day after Fri 27 Nov"},
      {"defer:<week", "open, deferred to a day before this week"},
      {"-defer:any", "open, never deferred"},
      {"created:<2w", "open, created less than 2 weeks ago"},
      {"created:<=yesterday", "open, created by yesterday"},
      {"age:>30d", "open, older than 30 days"},
      {"estimate:<=90m", "open, estimated at most 1h30m"},
      {"tag:none project:none", "open, without tags, in the inbox"},
      {"-has:note is:blocked", "open, without a note, blocked"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    CAPTURE(query);
    CHECK(filter_words(parsed(query)) == row.second);
  }
}

TEST_CASE("a filter is written the usual way and read back as the same") {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"  ", ""},
      {"IS:Open", "is:open"},
      {"tag:Home", "#Home"},
      {"project:\"Home office\"", "@\"Home office\""},
      {"p or (q (r s))", "p or q r s"},
      {"(p or q) r", "(p or q) r"},
      {"not not p", "p"},
      {"not(p|q)", "-(p or q)"},
      {"!1 priority:>=m", "!high priority:>=medium"},
      {"due:overdue closed:today", "is:overdue done:today"},
      {"due:\"<= 24  DEC\"", "due:<=\"24  dec\""},
      {"estimate:<90", "estimate:<1h30m"},
      {"\"or\" \"#x\" \"a\\\"b\" \"milk\"", "\"or\" \"#x\" \"a\\\"b\" milk"},
      {"“so \\” called”", "\"so \\” called\""},
      {"project:none tag:none project:\"none\" #none", "is:inbox tag:none @none #none"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& text = row.second;
    CAPTURE(query);
    const Filter filter = parsed(query);
    CHECK(filter_text(filter) == text);
    CHECK(parsed(filter_text(filter)) == filter);
  }
}

TEST_CASE("what is not understood is answered with the word, what is possible and what was probably meant") {
  struct Wrong {
    const char* query;
    const char* where;
    std::vector<const char*> says;
  };
  const std::vector<Wrong> rows = {
      {"milk is:opne",
       "is:opne",
       {"“opne” is not a state", "Did you mean is:open?", "Possible are open, done, dropped"}},
      {"is:", "is:", {"behind is:", "Possible are open"}},
      {"is:xyzzy", "is:xyzzy", {"Possible are open"}},
      {"is:over", "is:over", {"Did you mean is:overdue?"}},
      {"has:notes", "has:notes", {"Did you mean has:note?"}},
      {"!hihg", "!hihg", {"Did you mean !high?", "none, low, medium or high"}},
      {"priority:4", "priority:4", {"“4” is not a priority"}},
      {"dua:today", "dua:today", {"“dua:” is not known", "Did you mean due:today?", "\"dua:today\""}},
      {"http://example.org", "http://example.org", {"“http:” is not known", "quotation marks: \"http://example.org\""}},
      {"due:tomorow", "due:tomorow", {"Did you mean due:tomorrow?"}},
      {"due:gibberish", "due:gibberish", {"“gibberish” is no day", "overdue"}},
      {"due:<", "due:<", {"such as due:<7d"}},
      {"due:<none", "due:<none", {"stands alone: due:none"}},
      {"created:overdue", "created:overdue", {"is no day"}},
      {"created:none", "created:none", {"Every task has the day"}},
      {"due:\"31 feb\"", "due:\"31 feb\"", {"There is no 31 February"}},
      {"due:\"tomorrow 15:00\"", "due:\"tomorrow 15:00\"", {"leave out the time"}},
      {"due:9999y", "due:9999y", {"outside the years"}},
      {"age:today", "age:today", {"age:>30d"}},
      {"age:<-3d", "age:<-3d", {"no minus"}},
      {"estimate:2d", "estimate:2d", {"write hours"}},
      {"estimate:", "estimate:", {"estimate:<=30m"}},
      {"#", "#", {"such as #home"}},
      {"#\"a b\"", "#\"a b\"", {"neither white space"}},
      {"@", "@", {"such as @Home"}},
      {"@.", "@.", {"such as @Home"}},
      {"\"\"", "\"\"", {"nothing between the quotation marks"}},
      {"\"open end", "\"open end", {"quotation mark is missing"}},
      {"(milk", "(milk", {"“)” is missing"}},
      {"milk)", ")", {"closes nothing"}},
      {")", ")", {"closes nothing"}},
      {"()", "(", {"nothing between the parentheses"}},
      {"or milk", "or", {"none before it"}},
      {"milk or", "or", {"missing behind it"}},
      {"milk or | honey", "or", {"missing behind it"}},
      {"(or milk)", "or", {"none before it"}},
      {"milk and", "and", {"missing behind it"}},
      {"milk and and honey", "and", {"missing behind it"}},
      {"not", "not", {"left out"}},
      {"milk - honey", "-", {"left out"}},
      {"not or", "not", {"left out"}},
  };
  for (const Wrong& row : rows) {
    CAPTURE(row.query);
    const Error error = refused(row.query);
    CHECK(error.code == ErrorCode::kInvalid);
    CHECK(error.where == row.where);
    for (const char* const part : row.says) {
      CAPTURE(part);
      CAPTURE(error.message);
      CHECK(error.message.find(part) != std::string::npos);
    }
  }
}

TEST_CASE("a filter has bounds of length, of terms and of depth") {
  CHECK(parse_filter(std::string(500, 'a'), kToday).ok());
  CHECK(refused(std::string(501, 'a')).code == ErrorCode::kTooLarge);
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  CHECK(parse_filter(repeated("a ", 64), kToday).ok());
  CHECK(refused(repeated("a ", 65)).code == ErrorCode::kTooLarge);
  CHECK(parse_filter(repeated("(", 16) + "a" + repeated(")", 16), kToday).ok());
  CHECK(refused(repeated("(", 17) + "a" + repeated(")", 17)).code == ErrorCode::kTooLarge);
  CHECK(filter_text(parsed(repeated("-", 499) + "a")) == "-a");
  CHECK(refused("a\xFF").code == ErrorCode::kInvalid);
}

TEST_CASE("days of a filter follow the day that it is read on") {
  const State state = ten_tasks();
  const Index index(state);
  const Today monday{day(11, 30), 0};
  CHECK(ids("due:today", index, monday) == "mower");
  CHECK(ids("due:mon", index, monday) == "");
  CHECK(ids("due:overdue", index, monday) == "call late milk rent roses");
  CHECK(ids("created:mon is:any", index, monday) == "");
  CHECK(ids("created:sun is:any", index, monday) == "");
  const Today in_a_leap_year{to_date({2029, 3, 1}), 0};
  const Result<Filter> leap = parse_filter("created:\"29 feb\"", in_a_leap_year);
  REQUIRE(leap.ok());
  CHECK(leap.value().terms.front().low == to_date({2028, 2, 29}).days);
}

TEST_CASE("a day begins at midnight where the person is and ends before the next") {
  const std::int64_t midnight_ms = std::int64_t{day(11, 24).days} * 86'400'000 - kOffset_minutes * std::int64_t{60'000};
  const std::int64_t a_day_ms = 86'400'000;
  const std::vector<std::pair<std::int64_t, bool>> rows = {{midnight_ms - 1, false},
                                                           {midnight_ms, true},
                                                           {midnight_ms + a_day_ms - 1, true},
                                                           {midnight_ms + a_day_ms, false}};
  for (const auto& row : rows) {
    const auto ms = row.first;
    const auto within = row.second;
    State state;
    Task& one = state.tasks["a"] = task("Title", "", {}, day(11, 1));
    one.created_at = {ms};
    one.status = TaskStatus::kDone;
    one.closed_at = Instant{ms};
    one.closed_utc_offset_minutes = kOffset_minutes;
    const Index index(state);
    CAPTURE(ms - midnight_ms);
    CHECK(ids("done:yesterday", index) == (within ? "a" : ""));
    CHECK(ids("created:yesterday is:any", index) == (within ? "a" : ""));
  }
}

namespace {

std::vector<std::string> proposed(std::string_view text, const Index& index) {
  std::vector<std::string> list;
  for (const FilterProposal& one : complete_filter(text, index)) list.push_back(one.text);
  return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("of a name that no task has the one that is near is offered") {
  const State state = ten_tasks();
  const Index index(state);
  const auto offered = [&](std::string_view query) { return filter_offer(parsed(query), index); };
  CHECK(offered("#mony") == "Nothing is tagged “mony”. Did you mean #money?");
  CHECK(offered("-#mony or milk") == "Nothing is tagged “mony”. Did you mean #money?");
  CHECK(offered("#MONEY") == "");
  CHECK(offered("#ubung") == "Nothing is tagged “ubung”. Did you mean #Übung?");
  CHECK(offered("#xyz") == "");
  CHECK(offered("@Hom") == "There is no project “Hom”. Did you mean @Home?");
  CHECK(offered("@home.gardne") == "There is no project “home.gardne”. Did you mean @Home.Garden?");
  CHECK(offered("@\"home ofice\"") == "There is no project “\"home ofice\"”. Did you mean @\"Home office\"?");
  CHECK(offered("@home milk tag:none") == "");
}

TEST_CASE("what is being typed is completed from the language and from the names that are there") {
  const State state = ten_tasks();
  const Index index(state);
  CHECK(proposed("du", index) == List{"due:"});
  CHECK(proposed("is:b", index) == List{"is:blocked", "is:blocking"});
  CHECK(proposed("milk is:bl", index) == List{"is:blocked", "is:blocking"});
  CHECK(complete_filter("milk -is:bl", index).front().value == "milk -is:blocked ");
  CHECK(complete_filter("#err", index).front().value == "#errands ");
  CHECK(complete_filter("#err", index).front().detail == "2 open");
  CHECK(complete_filter("milk +err", index).front().value == "milk #errands ");
  CHECK(complete_filter("status:bl", index).front().value == "status:blocked ");
  CHECK(proposed("#", index).size() == 5);
  CHECK(proposed("#ub", index) == List{"#Übung"});  // folded
  CHECK(proposed("@ho", index) == List{"@Home", "@Home.Garden", "@\"Home office\""});
  CHECK(proposed("project:gard", index) == List{"@Home.Garden"});
  CHECK(complete_filter("@hom", index).front().detail == "3 open");  // with those below
  CHECK(proposed("@\"home o", index) == List{"@\"Home office\""});
  CHECK(proposed("!", index) == List{"!high", "!medium", "!low", "!none"});
  CHECK(proposed("!h", index) == List{"!high"});
  CHECK(proposed("due:\"ne", index) == List{"due:\"next week\""});
  CHECK(proposed("due:<=to", index) == List{"due:<=today", "due:<=tomorrow"});
  CHECK(proposed("priority:>", index) ==
        List{"priority:>=medium", "priority:>high", "priority:>medium", "priority:>low", "priority:>none"});
  CHECK(proposed("over", index) == List{"is:overdue"});
  CHECK(proposed("mus", index) == List{"@Music"});
  CHECK(complete_filter("mus", index).front().detail == "1 closed");
  CHECK(proposed("", index).size() == kMaxFilterProposals);
  CHECK(proposed("milk ", index).size() == kMaxFilterProposals);
  CHECK(proposed("\"milk", index).empty());
  CHECK(proposed("#\"x\"", index).empty());
  CHECK(proposed("(#money)", index).empty());
  CHECK(proposed("xyz:", index).empty());
  CHECK(proposed("is:", index).size() == kMaxFilterProposals);
}
