// Files as the programs write them: what kind they are, what their columns mean, what texts come out.
#include "base/date.h"
#include "sentiment_reading_fixture.h"

namespace cairn::sentiment::reading::testing {
namespace {

std::string time_of(const ReadText& text) { return text.time ? to_iso(*text.time) : ""; }

TEST_CASE("sentiment reading: a table with names") {
  Reading reading("shop/reviews.csv",
                  "Review ID,Rating,Review Text,Date,Reviewer Name,Label\r\n"
                  "r1,5,\"Great, I love it\",2024-05-01,Anna,positive\r\n"
                  "r2,1.5,Broke at once,\"May 2, 2024\",Ben,negative\r\n");
  read_all(reading);
  check_sound(reading);
  CHECK(reading.shape().format == Format::kCsv);
  CHECK(reading.shape().header);
  REQUIRE(texts_of(reading) == Strings{"Great, I love it", "Broke at once"});
  const ReadText& text = reading.texts()[1];
  CHECK(time_of(text) == "2024-05-02T00:00:00.000Z");
  CHECK(text.author == "Ben");
  CHECK(text.source == "reviews");
  CHECK(text.id == "r2");
  CHECK(text.label == "negative");
  CHECK(text.rating == 1.5);
  CHECK(text.line == 3);
  CHECK(reading.progress().share == 1);
}

TEST_CASE("sentiment reading: a table without names is told by its values") {
  Reading reading("training.csv",
                  "\"0\",\"1467810369\",\"Mon Apr 06 22:19:45 PDT 2009\",\"NO_QUERY\",\"_Special_\",\"@switch awww "
                  "that's a bummer. You shoulda got it\"\n"
                  "\"4\",\"1467810672\",\"Mon Apr 06 22:19:49 PDT 2009\",\"NO_QUERY\",\"scott\",\"is glad that he can "
                  "update his page\"\n");
  read_all(reading);
  CHECK_FALSE(reading.shape().header);
  CHECK(reading.columns()[5] == "Column 6");
  REQUIRE(reading.texts().size() == 2);
  CHECK(reading.texts()[1].text == "is glad that he can update his page");
  CHECK(reading.texts()[1].label == "4");
  CHECK(time_of(reading.texts()[0]) == "2009-04-07T05:19:45.000Z");
}

TEST_CASE("sentiment reading: tabs and semicolons") {
  Reading tabs("a.txt", "label\ttext\nneutral\tIt is, well, fine\n");
  read_all(tabs);
  CHECK(tabs.shape().format == Format::kTsv);
  CHECK(texts_of(tabs) == Strings{"It is, well, fine"});
  CHECK(tabs.texts()[0].label == "neutral");
  Reading semicolons("a.csv", "text;stars\nok, I guess;3\n");
  read_all(semicolons);
  CHECK(texts_of(semicolons) == Strings{"ok, I guess"});
  CHECK(semicolons.texts()[0].rating == 3);
}

TEST_CASE("sentiment reading: a text a line, with commas in it") {
  Reading reading("notes.txt", "Good, cheap, quick\n\n  Bad, slow, dear\r\nFine, really, so far\n");
  read_all(reading);
  CHECK(reading.shape().format == Format::kPlainLines);
  CHECK(texts_of(reading) == Strings{"Good, cheap, quick", "  Bad, slow, dear", "Fine, really, so far"});
  CHECK(reading.texts()[2].line == 4);
}

TEST_CASE("sentiment reading: JSON Lines, lists of objects and of texts, and lists in an object") {
  Reading lines("r.jsonl",
                "{\"reviewText\":\"Nice\",\"overall\":5,\"unixReviewTime\":1400000000,\"user\":{\"name\":\"A\"}}\n"
                "{\"reviewText\":\"Odd\",\"overall\":2}\n");
  read_all(lines);
  CHECK(lines.shape().format == Format::kJsonLines);
  REQUIRE(texts_of(lines) == Strings{"Nice", "Odd"});
  CHECK(time_of(lines.texts()[0]) == "2014-05-13T16:53:20.000Z");
  CHECK(lines.texts()[0].author == "A");
  CHECK(lines.texts()[1].rating == 2);
  Reading objects("r.json", "[\n {\"text\": \"One\\nline\"},\n {\"text\": \"Two\"}\n]");
  read_all(objects);
  CHECK(objects.shape().format == Format::kJson);
  CHECK(texts_of(objects) == Strings{"One\nline", "Two"});
  CHECK(objects.texts()[1].line == 3);
  Reading texts("r.json", "[\"Up\", \"Down\"]");
  read_all(texts);
  CHECK(texts_of(texts) == Strings{"Up", "Down"});
  Reading inside("r.json", "{\"page\": 1, \"reviews\": [{\"content\": \"In\"}, {\"content\": \"Out\"}]}");
  read_all(inside);
  CHECK(texts_of(inside) == Strings{"In", "Out"});
}

TEST_CASE("sentiment reading: tweets.js of an archive of X") {
  Reading reading(
      "tweets.js",
      "window.YTD.tweets.part0 = [\n  {\n    \"tweet\" : {\n      \"source\" : \"<a href=\\\"x\\\">Web</a>\",\n"
      "      \"id_str\" : \"7\",\n      \"full_text\" : \"Tea &amp; cake https://t.co/a\",\n"
      "      \"created_at\" : \"Wed Oct 10 20:19:24 +0000 2018\",\n      \"lang\" : \"en\"\n    }\n  },\n"
      "  {\n    \"tweet\" : {\n      \"id_str\" : \"8\",\n      \"full_text\" : \"RT @anna: yes\",\n"
      "      \"created_at\" : \"Wed Oct 10 20:20:24 +0000 2018\"\n    }\n  }\n]");
  look(reading);
  CHECK(reading.shape().format == Format::kXArchive);
  Plan plan = reading.plan();
  plan.leave_out_retweets = true;
  REQUIRE(reading.start(plan).ok());
  while (reading.phase() == Phase::kReading) reading.advance(1);
  check_sound(reading);
  REQUIRE(texts_of(reading) == Strings{"Tea &amp; cake https://t.co/a"});
  CHECK(time_of(reading.texts()[0]) == "2018-10-10T20:19:24.000Z");
  CHECK(reading.texts()[0].source == "X");
  CHECK(reading.texts()[0].id == "7");
  CHECK(reading.counts().retweets == 1);
  Reading other("like.js", "window.YTD.account.part0 = {}");
  look(other);
  CHECK(other.refusal().code == ErrorCode::kForeign);
}

TEST_CASE("sentiment reading: Reddit's data request") {
  Reading reading(
      "comments.csv",
      "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"
      "k1,https://www.reddit.com/r/tea/c/k1/,2023-01-05 10:11:12 UTC,,tea,0,https://x,,\"So \"\"good\"\"\",\n"
      "k2,https://www.reddit.com/r/tea/c/k2/,2023-01-05 10:12:12 UTC,,tea,0,https://x,,[removed],\n");
  read_all(reading);
  CHECK(reading.shape().format == Format::kRedditCsv);
  REQUIRE(texts_of(reading) == Strings{"So \"good\""});
  CHECK(reading.texts()[0].source == "tea");
  CHECK(time_of(reading.texts()[0]) == "2023-01-05T10:11:12.000Z");
  REQUIRE(reading.problems().size() == 1);
  CHECK(reading.problems()[0].reason == "The text was deleted on Reddit.");
  CHECK(reading.problems()[0].line == 3);
}

TEST_CASE("sentiment reading: a thread of Reddit with replies in replies") {
  const std::string thread =
      "[{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":{\"title\":\"New "
      "tea\",\"selftext\":\"What "
      "do you think?\",\"author\":\"op\",\"created_utc\":1600000000.0,\"subreddit\":\"tea\",\"score\":9}}]}},\n"
      "{\"kind\":\"Listing\",\"data\":{\"children\":[\n"
      "{\"kind\":\"t1\",\"data\":{\"replies\":{\"kind\":\"Listing\",\"data\":{\"children\":[\n"
      "{\"kind\":\"t1\",\"data\":{\"body\":\"Deeper\",\"author\":\"b\",\"replies\":\"\"}}]}},\"body\":\"Lovely\","
      "\"author\":"
      "\"a\"}},\n"
      "{\"kind\":\"t1\",\"data\":{\"body\":\"Awful\",\"author\":\"c\",\"replies\":\"\"}},\n"
      "{\"kind\":\"more\",\"data\":{\"count\":3,\"children\":[\"x1\"]}}]}}]";
  Reading reading("thread.json", thread);
  read_all(reading);
  check_sound(reading);
  CHECK(reading.shape().format == Format::kRedditThread);
  REQUIRE(texts_of(reading) == Strings{"New tea\n\nWhat do you think?", "Lovely", "Deeper", "Awful"});
  CHECK(reading.texts()[0].source == "r/tea");
  CHECK(time_of(reading.texts()[0]) == "2020-09-13T12:26:40.000Z");
  CHECK(reading.texts()[2].line == 4);
  CHECK(reading.texts()[2].author == "b");
  CHECK(reading.counts().problems == 0);
}

TEST_CASE("sentiment reading: YouTube, by Takeout and by the Data API") {
  Reading takeout(
      "comments.csv",
      "Comment ID,Channel ID,Comment Create Timestamp,Price,Video ID,Comment Text\n"
      "c1,UC1,2024-03-02T18:00:01.123456+00:00,0,v1,\"{\"\"text\"\":\"\"So \"\"},{\"\"text\"\":\"\"good\"\"}\"\n"
      "c2,UC1,2024-03-02T18:00:01+00:00,0,v1,\"{\"\"text\"\":\"\n");
  read_all(takeout);
  CHECK(takeout.shape().format == Format::kYouTubeCsv);
  REQUIRE(texts_of(takeout) == Strings{"So good"});
  CHECK(time_of(takeout.texts()[0]) == "2024-03-02T18:00:01.123Z");
  CHECK(takeout.texts()[0].id == "c1");
  CHECK(takeout.counts().problems == 1);
  const std::string comment =
      "\"snippet\":{\"textDisplay\":\"Top\",\"authorDisplayName\":\"@a\",\"publishedAt\":"
      "\"2024-01-02T03:04:05Z\",\"videoId\":\"v\",\"likeCount\":2}";
  const std::string item = "{\"kind\":\"youtube#commentThread\",\"snippet\":{\"topLevelComment\":{\"id\":\"c\"," +
                           comment +
                           "}},\"replies\":{\"comments\":[{\"id\":\"d\",\"snippet\":{\"textDisplay\":\"Reply\","
                           "\"authorDisplayName\":\"@b\",\"publishedAt\":\"2024-01-02T04:04:05Z\"}}]}}";
  for (const std::string& file : {"{\"kind\":\"youtube#commentThreadListResponse\",\"items\":[" + item + "]}",
                                  "[" + item + "]", "[{\"kind\":\"x\",\"items\":[" + item + "]}]"}) {
    Reading api("c.json", file);
    read_all(api);
    check_sound(api);
    CHECK(api.shape().format == Format::kYouTubeApi);
    REQUIRE(texts_of(api) == Strings{"Top", "Reply"});
    CHECK(api.texts()[0].author == "@a");
    CHECK(api.texts()[0].id == "c");
    CHECK(time_of(api.texts()[1]) == "2024-01-02T04:04:05.000Z");
  }
}

TEST_CASE("sentiment reading: what is no list of texts is refused with its reason") {
  const auto refusal = [](const char* name, std::string bytes) {
    Reading reading(name, std::move(bytes));
    look(reading);
    CHECK(reading.phase() == Phase::kRefused);
    CHECK_FALSE(reading.refusal().message.empty());
    return reading.refusal().code;
  };
  CHECK(refusal("a.csv", "") == ErrorCode::kInvalid);
  CHECK(refusal("a.csv", " \r\n") == ErrorCode::kInvalid);
  CHECK(refusal("a.zip", std::string("PK\x03\x04\0\0", 6)) == ErrorCode::kForeign);
  CHECK(refusal("a.json", "{\"a\":1,") == ErrorCode::kForeign);
  CHECK(refusal("a.json", "[1,2]") == ErrorCode::kForeign);
  Reading large("a.csv", std::string(kMaxFileBytes + 1, 'a'));
  CHECK(large.phase() == Phase::kRefused);
  CHECK(large.refusal().message ==
        "The file has 50,000,001 bytes; at most 50,000,000 (50 MB) can be read. Divide it into smaller files.");
  CHECK(large.refusal().where == "a.csv");
}

TEST_CASE("sentiment reading: encodings are read, and said where letters were guessed") {
  Reading wide("a.csv", std::string("\xFF\xFEt\0e\0x\0t\0\n\0h\0i\0\xE9\0", 18));
  read_all(wide);
  CHECK(texts_of(wide) == Strings{"hi\xC3\xA9"});
  CHECK(wide.encoding_note().empty());
  Reading western("a.csv", "text\ncaf\xE9 \x96 fine\n");
  read_all(western);
  CHECK(texts_of(western) == Strings{"caf\xC3\xA9 \xE2\x80\x93 fine"});
  CHECK(western.encoding_note().find("Windows-1252") != std::string::npos);
  Reading damaged("a.csv", "text\n\xC3\xA9\nx\xFFy\n");
  read_all(damaged);
  CHECK(damaged.encoding_note().find("line 3") != std::string::npos);
}

}  // namespace
}  // namespace cairn::sentiment::reading::testing
