#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "apps/roadmap/search.h"
#include "base/fold.h"
#include "base/random.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

double score(std::string_view query, std::string_view text) {
  const auto found = match_score(fold(query), fold(text));
  return found ? *found : -1;
}
bool matches(std::string_view query, std::string_view text) { return score(query, text) >= 0; }

Content searchable_content() {
  Content content = make_content();
  Week& week = content.weeks[6];
  week.title = "Numbers from your tasks";
  week.subject = "NumPy, pandas and data cleaning";
  week.topics[0].text = "Arrays and data frames";
  week.resources[0].title = "Kaggle Learn: Pandas";
  week.resources[0].named_as = "Kaggle Pandas tutorial";
  week.goals[0].bar = "A table of 20 rows";
  content.weeks[33].topics[0].text = "Docker images, layers and volumes";
  content.weeks[33].steps[1].text = "Start the database and the API with Docker Compose";
  content.stack.push_back(make_week(1).resources[0]);
  content.stack.back().title = "Neon Postgres";
  return content;
}

bool has(const std::vector<Found>& list, FoundKind kind, int week) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Found& found) { return found.kind == kind && found.week == week; });
}

}  // namespace

TEST_CASE("folding makes texts comparable") {
  CHECK(fold("Café au Lait") == "cafe au lait");
  CHECK(fold("  Node.js,\tReact & SQL\n") == "node js react sql");
  CHECK(fold("Straße Ærø Œuvre Þór Łódź Žižek Ñandú") == "strasse aero oeuvre thor lodz zizek nandu");
  CHECK(fold("ΑΘΉΝΑ Ёлка МОСКВА") == "αθηνα елка москва");
  CHECK(fold("C++ and C# but + and # alone") == "c++ and c# but and alone");
  CHECK(fold("“quoted” – dash … dots") == "quoted dash dots");
  CHECK(fold("e\xCC\x81t\xC2\xAD"
             "e") == "ete");  // a combining accent and a soft hyphen
  CHECK(fold("") == "");
  CHECK(fold(" \n ") == "");
  CHECK(fold("\xFF\xC3 x") == "x");
}

TEST_CASE("folding what is folded changes nothing") {
  Random random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::uint64_t i = random.below(40); i > 0; --i) text += static_cast<char>(random.below(256));
    const std::string once = fold(text);
    CHECK(fold(once) == once);
    CHECK(match_score(once, once).has_value());
  }
}

TEST_CASE("whole words go before starts, starts before insides, insides before slips, slips before scattered letters") {
  const std::string text = "We met java javascript at last";
  const double whole = score("script", "the script runs");
  const double start = score("script", "the scripting runs");
  const double inside = score("script", "the javascript runs");
  const double slip = score("scrpit", "the script runs");
  const double scattered = score("scrpt", "the scrapt runs");
  CHECK(whole > start);
  CHECK(start > inside);
  CHECK(inside > slip);
  CHECK(slip > scattered - 20);
  CHECK(scattered > 0);
  CHECK(score("java", text) > score("javas", text));
}

TEST_CASE("every word of the query must be found") {
  CHECK(matches("docker images", "images for docker"));
  CHECK_FALSE(matches("docker volumes", "images for docker"));
  CHECK(matches("", "anything"));
  CHECK_FALSE(matches("x", ""));
  CHECK(score("docker images", "docker images here") > score("images docker", "docker images here"));
}

TEST_CASE("one wrong letter is forgiven in words of five letters or more") {
  CHECK(matches("dokcer", "docker"));   // swapped
  CHECK(matches("dcker", "docker"));    // missing
  CHECK(matches("doccker", "docker"));  // one too many
  CHECK(matches("dokker", "docker"));   // wrong
  CHECK(matches("xocker", "docker"));   // wrong at the start
  CHECK(matches("odcker", "docker"));   // swapped at the start
  CHECK(matches("kubernets", "kubernetes"));
  CHECK(matches("postgers", "postgresql"));  // and the word goes on
  CHECK_FALSE(matches("dxxker", "docker"));
  CHECK_FALSE(matches("tset", "test"));  // too short
  CHECK_FALSE(matches("nest", "rest"));
}

TEST_CASE("abbreviations, joined words and initials are found") {
  CHECK(matches("kbrnts", "kubernetes"));
  CHECK(matches("dckr", "docker"));
  CHECK(matches("nodejs", "Node.js"));
  CHECK(matches("ecommerce", "An E-commerce dashboard"));
  CHECK(matches("gtw", "Go to week"));
  CHECK_FALSE(matches("gtw", "Go to week, " + std::string(80, 'x')));
  CHECK_FALSE(matches("rest", "request"));
}

TEST_CASE("a number means itself") {
  CHECK(matches("week 1", "Week 1: begin"));
  CHECK_FALSE(matches("week 1", "Week 12: go on"));
  CHECK(matches("2026", "in 2026"));
}

TEST_CASE("matching stays calm on strange input") {
  const std::string long_text(20'000, 'a');
  CHECK(matches("aaaaaaa", long_text));
  CHECK_FALSE(matches("aaaaaabb", long_text));
  std::string spaced;
  for (int i = 0; i < 5000; ++i) spaced += "a ";
  CHECK_FALSE(matches("aaaaaaaaaaaaaaaab", spaced));
}

TEST_CASE("the index finds content of every kind") {
  const Content content = searchable_content();
  const SearchIndex index(content);
  const auto pandas = index.find("pandas", 20);
  REQUIRE(pandas.size() == 2);
  CHECK(pandas[0].kind == FoundKind::kWeek);
  CHECK(pandas[0].title == "Week 7: Numbers from your tasks");
  CHECK(pandas[0].context == "NumPy, pandas and data cleaning");
  CHECK(pandas[1].kind == FoundKind::kResource);
  CHECK(pandas[1].context == "Week 7 · Numbers from your tasks");
  CHECK(pandas[0].score > pandas[1].score);

  CHECK(has(index.find("arrays", 20), FoundKind::kTopic, 7));
  CHECK(has(index.find("docker compose", 20), FoundKind::kStep, 34));
  CHECK(has(index.find("20 rows", 20), FoundKind::kGoal, 7));
  CHECK(has(index.find("milestone 1", 20), FoundKind::kMilestone, 8));
  CHECK(has(index.find("neon", 20), FoundKind::kResource, 0));
  CHECK(has(index.find("install git", 20), FoundKind::kStep, 0));
}

TEST_CASE("a week's number finds the week first, then what is in it") {
  const SearchIndex index(searchable_content());
  const auto found = index.find("week 7", 40);
  REQUIRE(found.size() > 5);
  CHECK(found[0].kind == FoundKind::kWeek);
  CHECK(found[0].week == 7);
  for (const Found& entry : found) CHECK(entry.week == 7);
}

TEST_CASE("slips join only while literal finds are few") {
  Content content = searchable_content();
  const SearchIndex index(content);
  CHECK(has(index.find("dokcer", 20), FoundKind::kTopic, 34));
  for (int i = 0; i < 6; ++i) content.weeks[static_cast<std::size_t>(i)].topics[0].text = "Docker by hand";
  content.weeks[10].topics[0].text = "Doccker by mistake";
  const auto found = SearchIndex(content).find("docker", 20);
  CHECK(found.size() == 8);
  CHECK_FALSE(has(found, FoundKind::kTopic, 11));
}

TEST_CASE("nothing is asked, nothing is found") {
  const SearchIndex index(searchable_content());
  CHECK(index.find("", 10).empty());
  CHECK(index.find(" .,! ", 10).empty());
  CHECK(index.find("pandas", 0).empty());
  CHECK(index.find("pandas", 1).size() == 1);
  CHECK(index.find("qqqqqq", 10).empty());
}

TEST_CASE("the learner's texts are found while they exist") {
  SearchIndex index(searchable_content());
  State state;
  state.notes["n1"] = {3, "\n---\n## Keyboard **first**\n\nThe delete button was a div.", {1}, {1}};
  state.notes["n2"] = {4, "- [ ] ask about hydration", {1}, {1}};
  state.notes["n3"] = {5, "***\n\n", {1}, {1}};
  state.evidence["e1"] = {8, "", "Tracker, live", "https://tasks.example.org/", Grade::kDeclared, {1}};
  index.update(state);

  const auto note = index.find("delete button", 10);
  REQUIRE(note.size() == 1);
  CHECK(note[0].kind == FoundKind::kNote);
  CHECK(note[0].item_id == "n1");
  CHECK(note[0].title == "Keyboard **first**");
  CHECK(note[0].context == "Week 3 · Your note");
  CHECK(index.find("hydration", 10).at(0).title == "ask about hydration");
  CHECK(has(index.find("tasks.example.org", 10), FoundKind::kEvidence, 8));
  CHECK(index.find("tracker live", 10).at(0).context == "Week 8 · Your evidence");

  state.notes.erase("n1");
  index.update(state);
  CHECK(index.find("delete button", 10).empty());
  CHECK(has(index.find("pandas", 10), FoundKind::kWeek, 7));
}

TEST_CASE("a long first line is cut between characters") {
  SearchIndex index(make_content());
  State state;
  std::string line;
  for (int i = 0; i < 100; ++i) line += "é";
  state.notes["n1"] = {1, line + " zebra", {1}, {1}};
  index.update(state);
  const std::string title = index.find("zebra", 1).at(0).title;
  CHECK(title == line.substr(0, 120) + "…");
}

TEST_CASE("results come in the same order every time, best first") {
  SearchIndex index(searchable_content());
  const auto first = index.find("project", 100);
  const auto second = index.find("project", 100);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].title == second[i].title);
    CHECK(first[i].week == second[i].week);
    if (i > 0) CHECK(first[i - 1].score >= first[i].score);
  }
}
