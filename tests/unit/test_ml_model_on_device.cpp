// One model from whether it is here to its files in memory.
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "ml/model_on_device.h"
#include "platform/fake/models.h"

using namespace cairn;
using namespace cairn::ml;

namespace {

constexpr const char* kManifest =
    R"({"schema":1,"models":[{"id":"eye","version":3,"files":[{"path":"eye/model.onnx","bytes":9},
    {"path":"eye/a.head","bytes":2},{"path":"eye/b.bin","bytes":2}],
    "encoder":{"model":"eye/model.onnx","side":8,"cells":4,"features":2},
    "heads":[{"question":"species","labels":["x","y"],"file":"eye/a.head","sure":0.5}]}]})";

struct Rig {
  fake::FakeModels models;
  std::vector<std::string> taken;
  Status answer = Done{};
  ModelOnDevice model{"eye", [this](const Model& of, const std::string& path, const std::string& bytes) {
                        CHECK(of.id == "eye");
                        taken.push_back(path + "=" + bytes);
                        return answer;
                      }};

  explicit Rig(bool here) {
    ModelState state;
    state.id = "eye";
    state.bytes = state.fetch_bytes = 13;
    if (here) state.here_bytes = state.fetch_here_bytes = 13;
    models.add(state);
    models.files()["manifest.json"] = kManifest;
    models.files()["eye/a.head"] = "aa";
    models.files()["eye/b.bin"] = "bb";
  }
  void work(int ticks = 8) {
    for (int i = 0; i < ticks; ++i) model.tend(models);
  }
};

}  // namespace

TEST_CASE("model on device: what is here is read, without what the runtime opens") {
  Rig rig(true);
  rig.work();
  CHECK(rig.model.ready());
  CHECK(rig.model.version() == 3);
  CHECK(rig.taken == std::vector<std::string>{"eye/a.head=aa", "eye/b.bin=bb"});
}

TEST_CASE("model on device: nothing is fetched that was not asked for, and what is on its way can be given up") {
  Rig rig(false);
  rig.work();
  CHECK(rig.model.stand() == ModelStand::kAbsent);
  CHECK(rig.model.bytes() == 13);
  CHECK(rig.models.fetched().empty());
  rig.models.keep_waiting();
  rig.model.fetch(rig.models);
  rig.model.fetch(rig.models);
  CHECK(rig.models.fetched().size() == 1);
  rig.models.arrive(0.5);
  CHECK(rig.model.here_bytes() == 7);
  rig.model.cancel();
  rig.work();
  CHECK(rig.models.cancelled() == 1);
  CHECK(rig.model.stand() == ModelStand::kAbsent);
  rig.model.fetch(rig.models);
  rig.models.finish(Done{});
  rig.work();
  CHECK(rig.model.ready());
}

TEST_CASE("model on device: why it could not be fetched stays until it is tried again") {
  Rig rig(false);
  rig.work();
  rig.models.keep_waiting();
  rig.model.fetch(rig.models);
  rig.models.finish(Error{ErrorCode::kUnavailable, "The network did not answer.", {}});
  rig.work();
  CHECK(rig.model.stand() == ModelStand::kFailed);
  CHECK(rig.model.error() == "The network did not answer.");
  rig.model.look();
  rig.work();
  CHECK(rig.model.stand() == ModelStand::kFailed);
  rig.model.retry();
  rig.work();
  CHECK(rig.model.stand() == ModelStand::kAbsent);
}

TEST_CASE("model on device: a file that cannot be read says why, and that it ended the page is heeded") {
  Rig broken(true);
  broken.answer = Error{ErrorCode::kCorrupt, "A head has another size.", {}};
  broken.work();
  CHECK(broken.model.stand() == ModelStand::kFailed);
  CHECK(broken.model.error() == "A head has another size.");

  Rig stopped(true);
  stopped.models.device().models[0].stopped = true;
  stopped.work();
  CHECK(stopped.model.stand() == ModelStand::kStopped);
  stopped.model.allow(stopped.models);
  stopped.work();
  CHECK(stopped.model.ready());
}
