#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/checksum.h"
#include "core/backup.h"
#include "platform/fake/files.h"
#include "toy_application.h"

using namespace cairn;
using namespace cairn::test;

namespace {

const Instant kExportedAt = *parse_instant("2026-11-24T09:12:33.120Z");

struct Sample {
  std::shared_ptr<fake::FakeDisk> disk = new_disk();
  Json state;
  std::string text;

  explicit Sample(int gestures = 12) {
    Random random(4);
    Tab tab(disk);
    for (int i = 0; i < gestures; ++i) REQUIRE(tab.session.commit("toy.gesture", random_changes(random, tab.toy)));
    REQUIRE(tab.session.undo());
    tab.settle();
    state = tab.toy.snapshot();
    text = write_backup(disk->log, {}, kExportedAt);
  }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// Rewrites one record and makes its own checksum and that of the file right again.
std::string forged(const std::string& text, std::size_t index, const std::function<void(Json&)>& change) {
  Json json = parse_json(text, kMaxBackupBytes).value();
  Json& record = json["records"][index];
  record.erase("checksum");
  change(record);
  record["checksum"] = to_hex(crc32c(to_text(record)));
  std::string checksums;
  for (const Json& item : json["records"]) checksums += *get_string(item, "checksum");
  json["checksum"] = to_hex(crc32c(checksums));
  return to_text(json);
}

}  // namespace

TEST_CASE("a backup brings back what was exported") {
  const Sample sample;
  const auto backup = read_backup(sample.text);
  REQUIRE(backup);
  CHECK(backup.value().exported_at == kExportedAt);
  CHECK(backup.value().records.size() == 13);
  CHECK(backup.value().notices.empty());
  ToyApplication fresh;
  const auto states = replay_backup(backup.value(), {&fresh});
  REQUIRE(states);
  CHECK(states.value().at("toy") == sample.state);
}

TEST_CASE("an empty backup is a backup") {
  const std::string text = write_backup({}, {}, kExportedAt);
  CHECK(text ==
        "{\n\"format\":\"cairn-backup\",\n\"version\":1,\n\"exported_at\":\"2026-11-24T09:12:33.120Z\",\n\"records\":["
        "\n],\n"
        "\"quarantine\":[\n],\n\"count\":0,\n\"checksum\":\"00000000\"\n}\n");
  REQUIRE(read_backup(text));
  ToyApplication fresh;
  CHECK(replay_backup(read_backup(text).value(), {&fresh}).value().at("toy") == Json::object());
}

TEST_CASE("another tool may lay the file out anew") {
  const Sample sample;
  const Json json = parse_json(sample.text, kMaxBackupBytes).value();
  for (const std::string& text :
       {json.dump(2), to_text(json), "\xEF\xBB\xBF" + sample.text, replaced(sample.text, "\n", "\r\n")}) {
    const auto backup = read_backup(text);
    REQUIRE(backup);
    CHECK(backup.value().records == read_backup(sample.text).value().records);
  }
}

TEST_CASE("records that were set aside travel along, but are not imported") {
  Sample sample;
  sample.disk->log[3].text = "{\"damaged\xFF";
  Tab tab(sample.disk);
  REQUIRE(tab.session.quarantined().size() == 1);
  for (const auto& quarantine : {tab.session.quarantined(), std::vector<QuarantinedRecord>()}) {
    const std::string text = write_backup(sample.disk->log, quarantine, kExportedAt);
    const auto backup = read_backup(text);
    REQUIRE(backup);
    CHECK(backup.value().records.size() == 12);
    REQUIRE(backup.value().notices.size() == 1);
    CHECK(backup.value().notices[0].find("One damaged record") == 0);
    ToyApplication fresh;
    CHECK(replay_backup(backup.value(), {&fresh}).value().at("toy") == tab.toy.snapshot());
  }
}

TEST_CASE("a record that the rules refuse is left out when it had been set aside, and told otherwise") {
  const Sample sample;
  const auto refuse = [](Json& record) { record["data"][0]["kind"] = "toy.explode"; };
  const std::string text = forged(sample.text, 3, refuse);
  const auto backup = read_backup(text);
  REQUIRE(backup);
  ToyApplication fresh;
  const auto states = replay_backup(backup.value(), {&fresh});
  REQUIRE_FALSE(states);
  CHECK(states.error().code == ErrorCode::kInvalid);
  CHECK(states.error().where == "record number 4, toy.explode");
  CHECK(states.error().message.find("Nothing was changed") != std::string::npos);

  Json json = parse_json(text, kMaxBackupBytes).value();
  json["quarantine"].push_back({{"seq", 4}, {"reason", "x"}, {"text", "y"}});
  const auto tolerant = read_backup(to_text(json));
  REQUIRE(tolerant);
  CHECK(replay_backup(tolerant.value(), {&fresh}));
}

TEST_CASE("what is no backup is told precisely") {
  const Sample sample;
  struct Case {
    std::string text;
    ErrorCode code;
    std::string message;  // its beginning
    std::string where;
  };
  const std::string newer = replaced(sample.text, "\"version\":1", "\"version\":3");
  const Case cases[] = {
      {"", ErrorCode::kForeign, "The file is empty.", ""},
      {" \n", ErrorCode::kForeign, "The file is empty.", ""},
      {"week,title\n1,Python\n", ErrorCode::kForeign, "This is not a Cairn backup: it does not begin like one.", ""},
      {"[1,2]", ErrorCode::kForeign, "This is not a Cairn backup", ""},
      {"{\"name\":\"x\"}", ErrorCode::kForeign, "This is a JSON file, but not a Cairn backup", ""},
      {newer, ErrorCode::kTooNew, "This backup was made by a newer version of Cairn.", "version 3"},
      {replaced(sample.text, "\"version\":1", "\"version\":\"1\""), ErrorCode::kCorrupt, "The field \"version\"",
       "version"},
      {replaced(sample.text, "\"records\"", "\"record\""), ErrorCode::kCorrupt, "The list \"records\" is missing.",
       "records"},
      {replaced(sample.text, "\"count\":13", "\"count\":14"), ErrorCode::kCorrupt,
       "The backup says that it holds 14 records, but 13 are there.", "count"},
      {replaced(sample.text, "\"after\":", "\"aftre\":"), ErrorCode::kCorrupt,
       "The backup is damaged at record 1 (number 1), field checksum. The content does not match its checksum.",
       "record 1 (number 1), field checksum"},
      {forged(sample.text, 2, [](Json& record) { record["at"] = "noon"; }), ErrorCode::kCorrupt,
       "The backup is damaged at record 3 (number 3), field at.", "record 3 (number 3), field at"},
      {forged(sample.text, 2, [](Json& record) { record["seq"] = 1; }), ErrorCode::kCorrupt,
       "The records are out of order at record 3 (number 1).", "record 3 (number 1), field seq"},
      {forged(sample.text, 2, [](Json& record) { record["schema"] = 99; }), ErrorCode::kTooNew,
       "This backup was made by a newer version", "record 3 (number 3), field schema"},
      {sample.text.substr(0, sample.text.size() / 2), ErrorCode::kCorrupt, "The file is cut short at line ", "*"},
      {replaced(sample.text, "},\n{", "}\n{"), ErrorCode::kCorrupt,
       "The file is damaged at line 7, column 1. The text is not valid JSON: expected a comma or ].",
       "line 7, column 1"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.message);
    const auto backup = read_backup(one.text);
    REQUIRE_FALSE(backup);
    CHECK(backup.error().code == one.code);
    CHECK(backup.error().message.substr(0, one.message.size()) == one.message);
    CHECK(backup.error().message.find("Nothing was changed.") != std::string::npos);
    if (one.where != "*") CHECK(backup.error().where == one.where);
  }
}

TEST_CASE("removed, doubled and exchanged lines are noticed") {
  const Sample sample;
  const Json json = parse_json(sample.text, kMaxBackupBytes).value();
  Json removed = json;
  removed["records"].erase(5);
  CHECK(read_backup(to_text(removed)).error().where == "count");
  removed["count"] = 12;
  CHECK(read_backup(to_text(removed)).error().where == "checksum");
  Json exchanged = json;
  std::swap(exchanged["records"][2], exchanged["records"][3]);
  CHECK(read_backup(to_text(exchanged)).error().where == "record 4 (number 3), field seq");
}

TEST_CASE("an application that this version lacks counts as newer") {
  const Sample sample;
  ToyApplication other("other");
  const auto states = replay_backup(read_backup(sample.text).value(), {&other});
  REQUIRE_FALSE(states);
  CHECK(states.error().code == ErrorCode::kTooNew);
}

TEST_CASE("a file cut anywhere, or with any byte flipped, changes nothing and says why") {
  const Sample sample(4);
  const auto records = read_backup(sample.text).value().records;
  for (std::size_t size = 0; size + 3 < sample.text.size(); ++size) {  // the last two bytes are only layout
    const auto backup = read_backup(std::string_view(sample.text).substr(0, size));
    REQUIRE_FALSE(backup);
    CHECK(backup.error().message.size() > 20);
  }
  Random random(2);
  for (int round = 0; round < 4000; ++round) {
    std::string text = sample.text;
    for (std::uint64_t flips = 1 + random.index(3); flips > 0; --flips) {
      text[random.index(text.size())] = static_cast<char>(random.index(256));
    }
    const auto backup = read_backup(text);
    if (backup) {
      CHECK(backup.value().records ==
            records);  // the flip hit layout, the date of export or the list of damaged records
    } else {
      CHECK(backup.error().message.size() > 20);
    }
  }
}

namespace {

const std::vector<Blob> kTexts{{"toy/one/texts/00000", "Gr\xC3\xBC\xC3\x9F\x65\n\"quoted\""},
                               {"toy/one/texts/00001", ""},
                               {"toy/two/texts/00000", std::string(300, 'x')}};

bool same(const std::vector<Blob>& one, const std::vector<Blob>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Blob& a, const Blob& b) { return a.key == b.key && a.text == b.text; });
}

std::string with_texts(const Sample& sample) { return write_backup(sample.disk->log, {}, kExportedAt, kTexts); }

}  // namespace

TEST_CASE("texts beside the log travel in a backup that an older Cairn refuses") {
  const Sample sample;
  const std::string text = with_texts(sample);
  CHECK(text.find("\"version\":2") != std::string::npos);
  const auto backup = read_backup(text);
  REQUIRE(backup);
  CHECK(backup.value().notices.empty());
  CHECK(same(backup.value().blobs, kTexts));
  CHECK(backup.value().records == read_backup(sample.text).value().records);
  CHECK(read_backup(sample.text).value().blobs.empty());
  const Json json = parse_json(text, kMaxBackupBytes).value();
  CHECK(same(read_backup(json.dump(2)).value().blobs, kTexts));
}

// tests/web/backup.test.mjs holds the plain page to the same bytes.
TEST_CASE("a backup with a text, byte by byte") {
  CHECK(write_backup({}, {}, kExportedAt, {{"toy/one/texts/00000", "Gr\xC3\xBC\xC3\x9F\x65\n"}}) ==
        "{\n\"format\":\"cairn-backup\",\n\"version\":2,\n\"exported_at\":\"2026-11-24T09:12:33.120Z\",\n\"records\":["
        "\n],\n\"quarantine\":[\n],\n\"blobs\":[\n"
        "{\"checksum\":\"2a927762\",\"key\":\"toy/one/texts/00000\",\"text\":\"Gr\xC3\xBC\xC3\x9F\x65\\n\"}\n"
        "],\n\"count\":0,\n\"checksum\":\"aca157f3\"\n}\n");
}

TEST_CASE("any texts come back from a backup as they were") {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Blob> blobs;
    for (std::uint64_t i = 0, count = random.below(6); i < count; ++i) {
      std::string text;
      for (std::uint64_t k = random.below(40); k > 0; --k) {
        if (random.chance(0.2))
          text += random.chance(0.5) ? "\xF0\x9F\xAA\xA8" : "\xEF\xBB\xBF";
        else
          text += static_cast<char>(random.below(128));
      }
      blobs.push_back({"toy/texts/" + std::to_string(i), text});
    }
    const auto backup = read_backup(write_backup({}, {}, kExportedAt, blobs));
    REQUIRE(backup);
    CHECK(same(backup.value().blobs, blobs));
  }
}

TEST_CASE("damaged, removed and exchanged texts of a backup are told precisely") {
  const Sample sample;
  const std::string text = with_texts(sample);
  struct Case {
    std::string text;
    std::string message;
    std::string where;
  };
  const auto changed = [&](const std::function<void(Json&)>& change) {
    Json json = parse_json(text, kMaxBackupBytes).value();
    change(json);
    return to_text(json);
  };
  const Case cases[] = {
      {replaced(text, "quoted", "QUOTED"),
       "The backup is damaged at text 1, field checksum. The content does not match its checksum.",
       "text 1, field checksum"},
      {replaced(text, "toy/two", "toy/tow"), "The backup is damaged at text 3, field checksum.",
       "text 3, field checksum"},
      {changed([](Json& json) { json["blobs"].erase(1); }), "The records or texts do not match", "checksum"},
      {changed([](Json& json) { json.erase("blobs"); }), "The records or texts do not match", "checksum"},
      {changed([](Json& json) { std::swap(json["blobs"][0], json["blobs"][1]); }),
       "The backup is damaged at text 2, field key. It is out of order.", "text 2, field key"},
      {changed([](Json& json) { json["blobs"][1].erase("text"); }), "The backup is damaged at text 2, field text.",
       "text 2, field text"},
      {changed([](Json& json) { json["blobs"][1]["key"] = "\n"; }), "The backup is damaged at text 2, field key.",
       "text 2, field key"},
      {changed([](Json& json) { json["blobs"][1] = 5; }), "The backup is damaged at text 2, field key.",
       "text 2, field key"},
      {changed([](Json& json) { json["blobs"] = "none"; }), "The list \"blobs\" is no list.", "blobs"},
      {text.substr(0, text.find("toy/two")), "The file is cut short at line ", "*"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.message);
    const auto backup = read_backup(one.text);
    REQUIRE_FALSE(backup);
    CHECK(backup.error().code == ErrorCode::kCorrupt);
    CHECK(backup.error().message.substr(0, one.message.size()) == one.message);
    CHECK(backup.error().message.find("Nothing was changed.") != std::string::npos);
    if (one.where != "*") CHECK(backup.error().where == one.where);
  }
}

TEST_CASE("a backup with texts, cut anywhere or with any byte flipped, never reads as another one") {
  const Sample sample(2);
  const std::string text = with_texts(sample);
  for (std::size_t size = 0; size + 3 < text.size(); ++size)
    REQUIRE_FALSE(read_backup(std::string_view(text).substr(0, size)));
  Random random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string flipped = text;
    flipped[random.index(flipped.size())] = static_cast<char>(random.index(256));
    const auto backup = read_backup(flipped);
    if (backup) CHECK(same(backup.value().blobs, kTexts));
  }
}

TEST_CASE("texts and photos belong into a backup, what can be computed again does not") {
  CHECK(backed_up({}).prefixes.empty());
  CHECK(backed_up({}).photos.empty());
  const BackedUp some =
      backed_up({"b/2/texts/00000", "b/1/judged/00000", "b/1/texts/00001", "b/1/texts/00000/texts/1", "b/texts",
                 "texts/1", "s/1/lines/00000", "p/thumbs/a", "p/photos/b", "p/photos/a", "photos/c"});
  CHECK(some.prefixes == std::vector<std::string>{"b/1/texts/", "b/2/texts/", "p/thumbs/", "s/1/lines/"});
  CHECK(some.photos == std::vector<std::string>{"p/photos/a", "p/photos/b"});
}

TEST_CASE("the fake files remember what they were given") {
  fake::FakeFiles files;
  CHECK(files.save("cairn.json", "application/json", "{}").take());
  files.fail_next({ErrorCode::kUnavailable, "Refused.", {}});
  CHECK_FALSE(files.copy_text("x").take());
  CHECK(files.copy_text("y").take());
  CHECK(files.print("<p>").take());
  CHECK(files.saved().at(0).name == "cairn.json");
  CHECK(files.clipboard() == "y");
  CHECK(files.printed().size() == 1);
}
