// Photos on their way to an answer, below the screens.
#include <string>
#include <vector>

#include "apps/plants/desk/shots.h"
#include "doctest/doctest.h"
#include "platform/fake/models.h"
#include "platform/fake/photos.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::desk;

namespace {

constexpr int kSide = 8;

// The beginning of a BMP of that size: a file header and one of Windows.
std::string bmp(int side) {
  std::string bytes(54, '\0');
  bytes[0] = 'B';
  bytes[1] = 'M';
  bytes[14] = 40;
  bytes[18] = bytes[22] = static_cast<char>(side);
  bytes[26] = 1;
  bytes[28] = 24;
  return bytes;
}

Recogniser shipped() {
  const auto manifest = ml::read_model_manifest(testing::read_model_file("manifest.json"));
  REQUIRE(manifest.ok());
  const ml::Model* model = manifest.value().find("plants");
  REQUIRE(model != nullptr);
  Recogniser recogniser;
  for (const ml::ModelFile& file : model->files)
    if (file.path != model->encoder->model)
      REQUIRE(recogniser.take_in(*model, file.path, testing::read_model_file(file.path)).ok());
  return recogniser;
}

struct Watcher final : ShotWatcher {
  void opened(const Shot&, const vision::Image&, const vision::Image&) override { ++count; }
  int count = 0;
};

struct Rig {
  int asked = 0;  // the model
  fake::FakePhotos photos;
  fake::FakeInference inference;
  Recogniser recogniser = shipped();
  Watcher watcher;
  Shots shots;

  Rig() {
    inference.answer_photos([this](std::string_view, std::string_view) {
      ++asked;
      return Features(recogniser.features() * 49, 1.0F);
    });
  }
  int add() {
    const ChosenPhoto chosen =
        photos.choose("a.bmp", {bmp(kSide), {kSide, kSide, std::string(std::size_t{4} * kSide * kSide, '\x7F')}});
    shots.add({chosen}, photos);
    return chosen.number;
  }
  void work() {
    for (int i = 0; i < 12; ++i) shots.tend(photos, inference, &recogniser, watcher);
  }
};

}  // namespace

TEST_CASE("plants, shots: what is looked at once more counts as answered all the while, and stopping keeps it") {
  Rig rig;
  const int number = rig.add();
  rig.work();
  REQUIRE(rig.shots.find(number)->stand == Shot::Stand::kDone);
  rig.photos.keep_waiting();
  rig.shots.see_again(number);
  rig.work();
  CHECK(rig.shots.find(number)->stand == Shot::Stand::kOpening);
  CHECK(rig.shots.settled() == 1);
  rig.shots.stop(rig.photos);
  REQUIRE(rig.shots.find(number) != nullptr);
  CHECK(rig.photos.held() == 1);
  rig.work();
  rig.photos.finish();
  rig.work();
  CHECK(rig.shots.find(number)->stand == Shot::Stand::kDone);
  CHECK(rig.watcher.count == 2);
}

TEST_CASE("plants, shots: the answer comes first, then the measures, then the picture, each in a turn of its own") {
  Rig rig;
  const int number = rig.add();
  const auto tick = [&] { rig.shots.tend(rig.photos, rig.inference, &rig.recogniser, rig.watcher); };
  while (!rig.shots.find(number)->answered()) tick();
  CHECK(rig.watcher.count == 0);
  CHECK(rig.shots.soon());
  rig.shots.show(number);  // whoever misses the picture meanwhile
  CHECK(rig.shots.find(number)->stand == Shot::Stand::kDone);
  while (rig.shots.soon()) tick();
  CHECK(rig.watcher.count == 1);
  CHECK(rig.photos.opened() == 1);
}

TEST_CASE("plants, shots: a photo is opened once more without the model, unless its map is wanted too") {
  Rig rig;
  const int number = rig.add();
  rig.work();
  REQUIRE(rig.asked == 1);
  rig.shots.show(number);
  rig.work();
  CHECK(rig.photos.opened() == 2);
  CHECK(rig.watcher.count == 2);
  CHECK(rig.asked == 1);
  rig.shots.show(number);
  rig.shots.see_again(number);  // while it is on its way
  rig.work();
  CHECK(rig.photos.opened() == 3);
  CHECK(rig.asked == 2);
  rig.shots.show(number);
  rig.work();
  CHECK(rig.asked == 2);
  CHECK(rig.shots.find(number)->stand == Shot::Stand::kDone);
  CHECK_FALSE(rig.shots.soon());
}

TEST_CASE("plants, shots: one that is shown once more is the next to be opened, and does not wait for the model") {
  Rig rig;
  const int first = rig.add();
  rig.work();
  rig.inference.keep_waiting();
  for (int i = 0; i < 5; ++i) rig.add();
  rig.work();  // the model has the second, and the third is open
  rig.shots.show(first);
  rig.inference.finish();
  rig.work();
  CHECK(rig.shots.find(first)->stand == Shot::Stand::kDone);
  CHECK(rig.shots.settled() == 2);
  CHECK(rig.watcher.count == 3);
}

TEST_CASE("plants, shots: an answer stays where the file is gone when its photo is to be shown once more") {
  Rig rig;
  const int number = rig.add();
  rig.work();
  rig.photos.fail_next({ErrorCode::kNotFound, "It is gone.", ""});
  rig.shots.show(number);
  rig.work();
  const Shot* shot = rig.shots.find(number);
  CHECK(shot->stand == Shot::Stand::kDone);
  CHECK(shot->answered());
  CHECK(shot->not_shown == "It is gone.");
  rig.shots.show(number);  // nobody tries for ever
  rig.shots.see_again(number);
  rig.work();
  CHECK(rig.photos.opened() == 1);
}

TEST_CASE("plants, shots: a batch goes on where ticks come only when something arrives or is to be done") {
  Rig rig;
  rig.photos.keep_waiting();
  for (int i = 0; i < 5; ++i) rig.add();
  rig.work();
  for (int arrived = 0; arrived < 5; ++arrived) {
    CHECK(rig.shots.settled() == static_cast<std::size_t>(arrived));
    rig.photos.finish();
    do rig.shots.tend(rig.photos, rig.inference, &rig.recogniser, rig.watcher);
    while (rig.shots.soon());
  }
  CHECK(rig.shots.settled() == 5);
  CHECK(rig.watcher.count == 5);
}

TEST_CASE("plants, shots: where the recogniser goes while the model is at work, nothing is left to do but to wait") {
  Rig rig;
  rig.inference.keep_waiting();
  const int number = rig.add();
  rig.work();
  rig.inference.finish();
  for (int i = 0; i < 12; ++i) rig.shots.tend(rig.photos, rig.inference, nullptr, rig.watcher);
  CHECK_FALSE(rig.shots.soon());
  CHECK(rig.shots.settled() == 0);
  rig.work();
  rig.inference.finish();
  rig.work();
  CHECK(rig.shots.find(number)->stand == Shot::Stand::kDone);
}

TEST_CASE("plants, shots: after all were cleared there is nothing to do") {
  Rig rig;
  const int number = rig.add();
  while (!rig.shots.find(number)->answered()) rig.shots.tend(rig.photos, rig.inference, &rig.recogniser, rig.watcher);
  REQUIRE(rig.shots.soon());  // it is yet to be measured
  rig.shots.clear(rig.photos);
  CHECK_FALSE(rig.shots.soon());
  CHECK(rig.photos.held() == 0);
}

TEST_CASE("plants, shots: those that wait are shown when they are wanted, and all are answered in the end") {
  for (const bool paused : {true, false}) {  // or: there is no recogniser yet
    CAPTURE(paused);
    Rig rig;
    std::vector<int> numbers;
    numbers.reserve(5);
    for (int i = 0; i < 5; ++i) numbers.push_back(rig.add());
    rig.shots.pause(paused);
    const auto wait_on = [&] {
      for (int i = 0; i < 40; ++i)
        rig.shots.tend(rig.photos, rig.inference, paused ? &rig.recogniser : nullptr, rig.watcher);
    };
    wait_on();
    CHECK(rig.watcher.count == 0);
    CHECK(rig.shots.show(numbers[3]));
    CHECK_FALSE(rig.shots.show(numbers[3]));  // that is known
    CHECK(rig.shots.show(numbers[1]));
    wait_on();
    CHECK(rig.watcher.count == 2);
    CHECK(rig.shots.settled() == 0);
    CHECK(rig.asked == 0);
    CHECK_FALSE(rig.shots.soon());
    CHECK(rig.shots.show(numbers[3]));  // once more
    wait_on();
    CHECK(rig.watcher.count == 3);
    rig.shots.pause(false);
    for (int i = 0; i < 20; ++i) rig.work();
    CHECK(rig.shots.settled() == 5);
    CHECK(rig.watcher.count == 8);
  }
}

TEST_CASE("plants, shots: one that was answered is shown, and seen once more, while the others are paused") {
  Rig rig;
  const int first = rig.add();
  rig.work();
  rig.add();
  rig.shots.pause(true);
  rig.work();
  REQUIRE(rig.shots.settled() == 1);
  CHECK(rig.shots.show(first));
  rig.work();
  CHECK(rig.watcher.count == 2);
  CHECK(rig.shots.see_again(first));
  rig.work();
  CHECK(rig.asked == 2);
  CHECK(rig.shots.find(first)->stand == Shot::Stand::kDone);
  CHECK(rig.shots.settled() == 1);
  rig.shots.pause(false);
  rig.work();
  CHECK(rig.shots.settled() == 2);
}

TEST_CASE("plants, shots: the map of one that was answered is not asked for where there is no recogniser any more") {
  Rig rig;
  const int first = rig.add();
  rig.work();
  rig.shots.see_again(first);
  for (int i = 0; i < 12; ++i) rig.shots.tend(rig.photos, rig.inference, nullptr, rig.watcher);
  CHECK(rig.photos.opened() == 2);
  CHECK(rig.watcher.count == 2);
  CHECK_FALSE(rig.shots.soon());
}

TEST_CASE("plants, shots: the preferred one has its turn before the others") {
  Rig rig;
  for (int i = 0; i < 3; ++i) rig.add();
  const int last = rig.add();
  rig.shots.prefer(last);
  while (rig.shots.settled() == 0) rig.shots.tend(rig.photos, rig.inference, &rig.recogniser, rig.watcher);
  CHECK(rig.shots.find(last)->answered());
}

TEST_CASE("plants, shots: one that is taken away on its way does not hold up the others") {
  Rig rig;
  rig.photos.keep_waiting();
  const int first = rig.add(), second = rig.add();
  rig.work();
  rig.shots.remove(first, rig.photos);
  rig.photos.finish();
  rig.work();
  rig.photos.finish();
  rig.work();
  CHECK(rig.shots.find(second)->stand == Shot::Stand::kDone);
  CHECK(rig.watcher.count == 1);
}

TEST_CASE("plants, shots: only the last few keep their maps") {
  Rig rig;
  int first = 0;
  for (std::size_t i = 0; i < kMostMaps + 3; ++i) {
    const int number = rig.add();
    if (first == 0) first = number;
    rig.work();
  }
  CHECK(rig.shots.find(first)->map.empty());
  CHECK(rig.shots.find(first)->answered());
  std::size_t kept = 0;
  for (const Shot& shot : rig.shots.all()) kept += shot.map.empty() ? 0U : 1U;
  CHECK(kept == kMostMaps);
}

TEST_CASE("plants, shots: more than are taken at once are left out and let go") {
  Rig rig;
  std::vector<ChosenPhoto> many;
  for (std::size_t i = 0; i < kMostShots + 2; ++i) many.push_back(rig.photos.choose("a.bmp", {}));
  CHECK(rig.shots.add(many, rig.photos) == 2);
  CHECK(rig.photos.held() == kMostShots);
}
