// The flow that a page drives: steps, slices, choices, problems, copies, bounds, and damage of any kind.
#include <algorithm>

#include "apps/sentiment/reading/same_text.h"
#include "base/random.h"
#include "sentiment_reading_fixture.h"

namespace cairn::sentiment::reading::testing {
namespace {

TEST_CASE("sentiment reading: it stops anywhere and goes on where it stopped") {
  std::string file = "text,n\n";
  for (int i = 0; i < 500; ++i) file += "text number " + std::to_string(i) + "," + std::to_string(i) + "\n";
  Reading reading("a.csv", file);
  reading.stop();
  reading.advance(1000);
  CHECK(reading.phase() == Phase::kStopped);
  reading.go_on();
  CHECK(reading.phase() == Phase::kDecoding);
  look(reading);
  reading.stop();  // it waits for the person anyway
  CHECK(reading.phase() == Phase::kChoosing);
  REQUIRE(reading.start(reading.plan()).ok());
  reading.advance(7);
  CHECK(reading.counts().rows == 7);
  CHECK(reading.progress().rows == 7);
  CHECK((reading.progress().share > 0 && reading.progress().share < 0.1));
  reading.stop();
  reading.advance(7);
  CHECK(reading.counts().rows == 7);
  check_sound(reading);
  reading.go_on();
  while (reading.phase() == Phase::kReading) reading.advance(7);
  CHECK(reading.counts().texts == 500);
  REQUIRE(reading.start(reading.plan()).ok());  // once more from the start
  CHECK(reading.counts().rows == 0);
  while (reading.phase() == Phase::kReading) reading.advance(1000);
  CHECK(reading.counts().texts == 500);
}

TEST_CASE("sentiment reading: the person's choices") {
  Reading reading("a.csv", "one two,three\nfour five,six\n");
  look(reading);
  CHECK(reading.plan().columns[Field::kText] == 0);
  Plan plan = reading.plan();
  plan.columns[Field::kText] = 1;
  plan.columns[Field::kAuthor] = 0;
  const auto preview = reading.preview(plan);
  REQUIRE(preview.size() == 2);
  CHECK(preview[0].cells == Strings{"one two", "three"});
  CHECK(preview[0].text.text == "three");
  CHECK(preview[1].text.author == "four five");
  reading.set_header(true);
  CHECK(reading.columns() == Strings{"one two", "three"});
  CHECK(reading.preview(reading.plan()).size() == 1);
  REQUIRE(reading.read_as(Format::kPlainLines).ok());
  CHECK(reading.columns() == Strings{"text"});
  CHECK_FALSE(reading.read_as(Format::kXArchive).ok());
  plan.columns[Field::kText] = kNoColumn;
  CHECK(reading.start(plan).error().message == "Choose the column that holds the texts.");
  REQUIRE(reading.start(reading.plan()).ok());
  CHECK_FALSE(reading.read_as(Format::kCsv).ok());
  while (reading.phase() == Phase::kReading) reading.advance(10);
  CHECK(texts_of(reading) == Strings{"one two,three", "four five,six"});
}

TEST_CASE("sentiment reading: every problem names its line and its reason") {
  const std::string long_text(kMaxTextCharacters + 312, 'a');
  Reading reading("a.csv", "id,text\n1,fine\n2,\n3,\"a\nb\",4\n5," + long_text +
                               "\n6,\"never closed\n7,good too\n\"8\nx\",\"q\" r\n");
  read_all(reading);
  check_sound(reading);
  CHECK(texts_of(reading) == Strings{"fine", "good too"});
  REQUIRE(reading.problems().size() == 6);
  const auto& problems = reading.problems();
  CHECK(problems[0].line == 3);
  CHECK(problems[0].reason == "There is no text.");
  CHECK(problems[1].line == 4);
  CHECK(problems[1].reason ==
        "The row has 3 cells, the table 2 columns. A text with the separator in it needs quotes around it.");
  CHECK(problems[2].line == 6);
  CHECK(problems[2].reason == "The text has 20,312 characters; at most 20,000 are read.");
  CHECK(problems[2].start.size() == kMaxProblemBytes);
  CHECK(problems[3].line == 7);
  CHECK(problems[4].line == 10);  // where the quote is, not where its row begins
  Reading open("a.csv", "id,text\n1,good\n2,\"open\nno end\n");
  read_all(open);
  REQUIRE(open.problems().size() == 2);  // the line after it is read by itself, and has no second cell
  CHECK(open.problems()[0].line == 3);
  CHECK(open.problems()[0].reason == "A quotation mark opens here and is never closed. Add the one that is missing.");
  Reading json("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b}\n{\"text\":\"c\"}\n");
  read_all(json);
  CHECK(texts_of(json) == Strings{"a", "c"});
  REQUIRE(json.problems().size() == 1);
  CHECK(json.problems()[0].line == 2);
}

TEST_CASE("sentiment reading: the same words again are left out and counted") {
  Reading reading("a.txt",
                  "Good tea!\ngood TEA https://t.co/abc\nhttps://x.example/1 Good, tea\nGood tea \xF0\x9F\x98\xA1\nBad "
                  "tea\n!!!\n???\n!!!\n");
  look(reading);
  Plan plan = reading.plan();
  REQUIRE(reading.start(plan).ok());
  while (reading.phase() == Phase::kReading) reading.advance(3);
  check_sound(reading);
  CHECK(texts_of(reading) == Strings{"Good tea!", "Good tea \xF0\x9F\x98\xA1", "Bad tea", "!!!", "???"});
  CHECK(reading.texts()[0].copies == 2);
  CHECK(reading.counts().copies == 3);
  plan.leave_out_copies = false;
  REQUIRE(reading.start(plan).ok());
  while (reading.phase() == Phase::kReading) reading.advance(3);
  CHECK(reading.counts().texts == 8);
}

TEST_CASE("sentiment reading: what makes a copy, and what a retweet") {
  CHECK(same_text_key("So GOOD \xE2\x9D\xA4") != same_text_key("so good"));
  CHECK(same_text_key("Caf\xC3\xA9 www.a.example") == same_text_key("cafe"));
  CHECK(same_text_key("ahttp://b") != same_text_key("a"));
  CHECK(is_retweet("RT @anna_b: yes"));
  CHECK_FALSE(is_retweet("RT @: yes"));
  CHECK_FALSE(is_retweet("RT this"));
  CHECK_FALSE(is_retweet("great RT @anna: yes"));
}

TEST_CASE("sentiment reading: other languages are flagged, times that are not understood are counted") {
  Reading reading("a.csv",
                  "text,date\nThis is a very good tea,2024-01-01\nDer Tee ist leider nicht gut,gestern\nlol,\n");
  look(reading);
  Plan plan = reading.plan();
  plan.columns[Field::kTime] = 1;
  REQUIRE(reading.start(plan).ok());
  while (reading.phase() == Phase::kReading) reading.advance(3);
  REQUIRE(reading.texts().size() == 3);
  CHECK(reading.texts()[0].language == Language::kEnglish);
  CHECK(reading.texts()[1].language == Language::kOther);
  CHECK(reading.texts()[2].language == Language::kUnsure);
  CHECK(reading.counts().not_english == 1);
  CHECK(reading.counts().unread_times == 1);
}

TEST_CASE("sentiment reading: 100,000 texts and no more, a thousand problems with their words") {
  std::string file;
  for (std::size_t i = 0; i < kMaxTexts + 5; ++i) file += "text " + std::to_string(i) + "\n";
  Reading reading("a.txt", file);
  read_all(reading, 5000);
  CHECK(reading.counts().texts == kMaxTexts);
  CHECK(reading.counts().cut);
  CHECK(reading.progress().share == 1);
  Reading bad(
      "a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n" + [] {
        std::string lines;
        for (int i = 0; i < 3000; ++i) lines += "{\n";
        return lines;
      }());
  read_all(bad);
  check_sound(bad);
  CHECK(bad.counts().problems == 3000);
}

TEST_CASE("sentiment reading: replies without end are bounded") {
  std::string open, close;
  for (int i = 0; i < 300; ++i) {
    open += "{\"kind\":\"t1\",\"data\":{\"body\":\"level " + std::to_string(i) +
            "\",\"replies\":{\"kind\":\"Listing\",\"data\":{\"children\":[";
    close += "]}}}}";
  }
  Reading reading("t.json", "{\"kind\":\"Listing\",\"data\":{\"children\":[" + open + close + "]}}");
  read_all(reading);
  check_sound(reading);
  CHECK(reading.counts().texts == kMaxReplyLevels - 1);
  CHECK(reading.counts().problems == 1);
}

const std::vector<std::pair<std::string, std::string>>& good_files() {
  static const std::vector<std::pair<std::string, std::string>> kFiles = {
      {"a.csv",
       "id,text,date,label\n1,\"So, good\",2024-01-01,positive\n2,Bad,2024-01-02,negative\n3,\"x\n\"\"y\"\"\",,\n"},
      {"a.tsv", "text\tauthor\nOne\tA\nTwo\tB\n"},
      {"a.jsonl", "{\"text\":\"a\",\"time\":1600000000}\n{\"text\":\"b\",\"user\":{\"name\":\"x\"}}\n"},
      {"a.json", "[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]"},
      {"a.txt", "one\ntwo \xC3\xA9\nthree\n"},
      {"tweets.js",
       "window.YTD.tweets.part0 = [ {\"tweet\":{\"full_text\":\"a\",\"created_at\":\"Wed Oct 10 20:19:24 "
       "+0000 2018\"}},\n{\"tweet\":{\"full_text\":\"b\"}} ]"},
      {"t.json",
       "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t1\",\"data\":{\"body\":\"a\",\"replies\":{"
       "\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t1\",\"data\":{\"body\":\"b\"}}]}}}}]}}"},
      {"y.json",
       "{\"kind\":\"k\",\"items\":[{\"snippet\":{\"topLevelComment\":{\"snippet\":{\"textDisplay\":\"a\"}}},"
       "\"replies\":{\"comments\":[{\"snippet\":{\"textDisplay\":\"b\"}}]}}]}"},
      {"comments.csv", "Comment ID,Comment Text\nc,\"{\"\"text\"\":\"\"a\"\"}\"\nd,\"{\"\"text\"\":\"\"b\"\"}\"\n"}};
  return kFiles;
}

std::string damaged(std::string bytes, Random& random) {
  static const std::string kBytes = "\n\r\t\"',;:[]{}()\\ -x0129\xFF\xC3\xEF" + std::string(1, '\0');
  for (std::size_t n = 1 + random.index(6); n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random.index(bytes.size());
    const std::size_t length = std::min(bytes.size() - at, 1 + random.index(12));
    const std::size_t kind = random.index(6);
    if (kind == 0) bytes.erase(at, length);
    if (kind == 1) bytes.insert(at, 1, kBytes[random.index(kBytes.size())]);
    if (kind == 2) bytes[at] = kBytes[random.index(kBytes.size())];
    if (kind == 3) bytes.insert(at, bytes.substr(random.index(bytes.size()), length));
    if (kind == 4) bytes[at] = static_cast<char>(random.below(256));
    if (kind == 5 && random.chance(0.2)) bytes.resize(at);
  }
  return bytes;
}

// Whatever the columns, and however it is sliced, with stops between.
void read_any(Reading& reading, Random& random) {
  look(reading);
  if (reading.phase() == Phase::kRefused) {
    CHECK_FALSE(reading.refusal().message.empty());
    return;
  }
  if (random.chance(0.2)) reading.set_header(random.chance(0.5));
  if (random.chance(0.1)) CHECK(reading.read_as(random.chance(0.5) ? Format::kCsv : Format::kPlainLines).ok());
  Plan plan = reading.plan();
  if (random.chance(0.3))
    for (std::size_t& place : plan.columns.at) place = random.index(reading.columns().size() + 2);
  CHECK(reading.preview(plan).size() <= kPreviewRows);
  if (!reading.start(plan).ok()) return;
  while (reading.phase() == Phase::kReading) {
    reading.advance(1 + random.index(3));
    if (random.chance(0.1)) {
      reading.stop();
      check_sound(reading);
      reading.go_on();
    }
  }
  CHECK(reading.phase() == Phase::kDone);
  check_sound(reading);
}

TEST_CASE("sentiment reading: good files with random damage never crash, and account for every row") {
  Random random(20261127);
  std::size_t texts = 0;
  for (int i = 0; i < 2500; ++i) {
    const auto& [name, good] = good_files()[random.index(good_files().size())];
    Reading reading(random.chance(0.9) ? name : "other.csv", damaged(good, random));
    read_any(reading, random);
    texts += reading.texts().size();
  }
  CHECK(texts > 2000);
}

TEST_CASE("sentiment reading: random bytes never crash") {
  Random random(3);
  static const std::string kAlphabet = "{}[]\",:\\\n\r\t ;ab1.tweet\"data\"\"kind\"";
  for (int i = 0; i < 1500; ++i) {
    std::string bytes;
    const bool any = random.chance(0.5);
    for (std::size_t n = random.index(200); n > 0; --n)
      bytes += any ? static_cast<char>(random.below(256)) : kAlphabet[random.index(kAlphabet.size())];
    const auto& name = good_files()[random.index(good_files().size())].first;
    Reading reading(name, std::move(bytes));
    read_any(reading, random);
  }
}

TEST_CASE("sentiment reading: slices change nothing") {
  for (const auto& [name, good] : good_files()) {
    Reading once(name, good), twice(name, good);
    read_all(once, 1000);
    read_all(twice, 1);
    CHECK(texts_of(once) == texts_of(twice));
    CHECK(once.texts().size() >= 2);
  }
}

}  // namespace
}  // namespace cairn::sentiment::reading::testing
