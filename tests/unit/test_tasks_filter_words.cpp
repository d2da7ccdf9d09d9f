// What a filter says: its words, why it is not understood, what it could become.

#include "tasks_filter_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::filter_testing;

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
      {"due<7d", "due<7d", {"Did you mean due:<7d?", "quotation marks"}},
      {"~<30m", "~<30m", {"Did you mean estimate:<30m?"}},
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
