#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "base/checksum.h"
#include "base/random.h"
#include "core/history.h"
#include "core/log.h"

using namespace cairn;

namespace {

Record sample_record() {
  Record record;
  record.seq = 12;
  record.at = *parse_instant("2026-11-24T09:12:33.120Z");
  record.kind = "roadmap.tick";
  record.changes = {{"roadmap.tick", {{"key", "w07.t1"}, {"before", nullptr}, {"after", true}}}};
  return record;
}

// The sample with a field changed and the checksum made right again.
std::string forged(const std::function<void(Json&)>& change) {
  Json json = parse_json(encode_record(sample_record()), kMaxRecordBytes).value();
  json.erase("checksum");
  change(json);
  json["checksum"] = to_hex(crc32c(to_text(json)));
  return to_text(json);
}

}  // namespace

TEST_CASE("the text form of a record is fixed") {
  CHECK(encode_record(sample_record()) ==
        R"({"at":"2026-11-24T09:12:33.120Z","checksum":"5f0ddf3f","data":[{"data":{"after":true,"before":null,)"
        R"("key":"w07.t1"},"kind":"roadmap.tick"}],"kind":"roadmap.tick","schema":1,"seq":12})");
}

TEST_CASE("a record survives its text form") {
  Record record = sample_record();
  record.undoes = 11;
  record.changes.push_back({"roadmap.note", {{"after", {{"text", "Grüße \"x\"\n"}, {"weight", 0.1}, {"whole", 3.0}}}}});
  const auto decoded = decode_record(encode_record(record));
  REQUIRE(decoded);
  CHECK(decoded.value() == record);
  record.undoes.reset();
  record.redoes = 3;
  CHECK(decode_record(encode_record(record)).value() == record);
}

TEST_CASE("a tool that reformats the text does no harm") {
  Record record = sample_record();
  record.changes[0].data["after"] = {{"minutes", 90.0}, {"small", -0.0}, {"part", 1.25}, {"large", 1e300}};
  const Json json = parse_json(encode_record(record), kMaxRecordBytes).value();
  CHECK(decode_record(json.dump(4)).value() == record);
  std::string text = encode_record(record);
  text.replace(text.find("90"), 2, "90.0");
  CHECK(decode_record(text));
}

TEST_CASE("a damaged record is told by its field") {
  struct Case {
    const char* where;
    std::function<void(Json&)> change;
  };
  const Case cases[] = {
      {"seq", [](Json& json) { json.erase("seq"); }},
      {"seq", [](Json& json) { json["seq"] = 0; }},
      {"at", [](Json& json) { json["at"] = "yesterday"; }},
      {"kind", [](Json& json) { json["kind"] = ""; }},
      {"schema", [](Json& json) { json["schema"] = "1"; }},
      {"data", [](Json& json) { json["data"] = 1; }},
      {"data", [](Json& json) { json["data"] = Json::array(); }},
      {"data[0].kind", [](Json& json) { json["data"][0]["kind"] = 3; }},
      {"data[0].data", [](Json& json) { json["data"][0].erase("data"); }},
      {"undoes", [](Json& json) { json["undoes"] = 12; }},
      {"redoes", [](Json& json) { json["redoes"] = "x"; }},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.where));
    const auto record = decode_record(forged(one.change));
    REQUIRE_FALSE(record);
    CHECK(record.error().code == ErrorCode::kCorrupt);
    CHECK(record.error().where == one.where);
  }
  CHECK(decode_record("{}").error().where == "checksum");
  CHECK(decode_record("[]").error().code == ErrorCode::kCorrupt);
  CHECK(decode_record("{\"at\"").error().where == "line 1, column 6");
}

TEST_CASE("a newer schema is told from damage") {
  CHECK(decode_record(forged([](Json& json) { json["schema"] = kLogSchema + 1; })).error().code == ErrorCode::kTooNew);
  std::string text = encode_record(sample_record());
  text.replace(text.find("\"schema\":1"), 10, "\"schema\":9");
  CHECK(decode_record(text).error().code == ErrorCode::kCorrupt);
}

TEST_CASE("no flipped byte goes unnoticed") {
  const Record record = sample_record();
  const std::string text = encode_record(record);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      const auto decoded = decode_record(flipped);
      if (decoded) CHECK(decoded.value() == record);
    }
  }
}

TEST_CASE("inverting swaps before and after, the last change first") {
  const std::vector<Change> changes = {{"a.x", {{"key", 1}, {"before", 1}, {"after", 2}}},
                                       {"a.y", {{"key", 2}, {"before", nullptr}, {"after", 3}}}};
  const std::vector<Change> expected = {{"a.y", {{"key", 2}, {"before", 3}, {"after", nullptr}}},
                                        {"a.x", {{"key", 1}, {"before", 2}, {"after", 1}}}};
  CHECK(inverted(changes) == expected);
  CHECK(inverted(inverted(changes)) == changes);
}

TEST_CASE("history follows undo and redo records, also when it begins in the middle") {
  const auto make = [](std::uint64_t seq, const char* kind) {
    Record record = sample_record();
    record.seq = seq;
    record.kind = kind;
    return record;
  };
  History history;
  history.add(make(1, "a"));
  history.add(make(2, "b"));
  Record undo = make(3, "b");
  undo.undoes = 2;
  undo.changes = inverted(undo.changes);
  history.add(undo);
  REQUIRE(history.next_undo() != nullptr);
  CHECK(history.next_undo()->seq == 1);
  REQUIRE(history.next_redo() != nullptr);
  CHECK(history.next_redo()->seq == 2);
  CHECK(history.next_redo()->changes == make(2, "b").changes);

  History late;
  late.add(undo);
  CHECK(late.next_undo() == nullptr);
  REQUIRE(late.next_redo() != nullptr);
  CHECK(late.next_redo()->changes == make(2, "b").changes);

  Record redo = make(4, "b");
  redo.redoes = 2;
  for (History* one : {&history, &late}) {
    one->add(redo);
    CHECK(one->next_undo()->seq == 4);
    CHECK(one->next_redo() == nullptr);
  }
  history.add(undo);
  history.add(make(6, "c"));
  CHECK(history.next_redo() == nullptr);
}

TEST_CASE("history keeps a bounded number of steps") {
  History history;
  Record record = sample_record();
  for (record.seq = 1; record.seq <= kMaxUndoSteps + 5; ++record.seq) history.add(record);
  std::size_t count = 0;
  while (const History::Step* step = history.next_undo()) {
    Record undo = sample_record();
    undo.seq = record.seq + count++;
    undo.undoes = step->seq;
    history.add(undo);
  }
  CHECK(count == kMaxUndoSteps);
}
