// Texts beside the log, as every storage keeps them: by the fake one.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "toy_application.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<std::string> keys_of(const std::vector<Blob>& blobs) {
  std::vector<std::string> keys;
  keys.reserve(blobs.size());
  for (const Blob& blob : blobs) keys.push_back(blob.key);
  return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("blobs are read, listed and removed by the beginning of their key, in order") {
  const auto disk = new_disk();
  Tab tab(disk);
  REQUIRE(tab.storage.write_blobs({{"a/2", "two"}, {"b/1", "other"}, {"a/1", "one"}, {"a", "short"}}).take());
  REQUIRE(tab.storage.write_blobs({{"a/2", "zwei"}}).take());
  const auto read = tab.storage.read_blobs("a/").take();
  REQUIRE(read);
  CHECK(keys_of(read.value()) == Keys{"a/1", "a/2"});
  CHECK(read.value()[1].text == "zwei");
  CHECK(tab.storage.blob_keys("").take().value() == Keys{"a", "a/1", "a/2", "b/1"});
  CHECK(tab.storage.blob_keys("c").take().value().empty());
  REQUIRE(tab.storage.remove_blobs("a/").take());
  CHECK(tab.storage.blob_keys("").take().value() == Keys{"a", "b/1"});
  REQUIRE(tab.storage.wipe().take());
  CHECK(tab.storage.blob_keys("").take().value().empty());
}

TEST_CASE("blobs are written and removed by the writing tab only, and read by all") {
  const auto disk = new_disk();
  Tab first(disk);
  Tab second(disk);
  REQUIRE(first.storage.write_blobs({{"a", "text"}}).take());
  CHECK(second.storage.write_blobs({{"a", "other"}}).take().error().code == ErrorCode::kConflict);
  CHECK(second.storage.remove_blobs("").take().error().code == ErrorCode::kConflict);
  CHECK(second.storage.read_blobs("a").take().value().at(0).text == "text");
}

TEST_CASE("a full disk and a refused name leave all blobs as they were") {
  const auto disk = new_disk();
  Tab tab(disk);
  REQUIRE(tab.storage.write_blobs({{"a", "one"}}).take());
  disk->blob_room = 12;
  const auto full = tab.storage.write_blobs({{"a", "1"}, {"b", "far too long"}}).take();
  REQUIRE_FALSE(full);
  CHECK(full.error().code == ErrorCode::kStorageFull);
  CHECK(tab.storage.write_blobs({{"a", "1"}, {"", "x"}}).take().error().code == ErrorCode::kInvalid);
  CHECK(tab.storage.read_blobs("").take().value().at(0).text == "one");
  tab.storage.fail_next({ErrorCode::kUnavailable, "Refused.", {}});
  CHECK_FALSE(tab.storage.write_blobs({{"c", "x"}}).take());
  CHECK(tab.storage.blob_keys("").take().value() == Keys{"a"});
}

TEST_CASE("names of blobs are printable ASCII, 1 to 200 bytes") {
  CHECK(is_blob_key("sentiment/0a/texts/00000"));
  CHECK(is_blob_key(std::string(200, '~')));
  for (const std::string& name : {std::string(), std::string(201, 'a'), std::string("a\n"), std::string("\xC3\xA4")}) {
    CAPTURE(name);
    CHECK_FALSE(is_blob_key(name));
  }
}
