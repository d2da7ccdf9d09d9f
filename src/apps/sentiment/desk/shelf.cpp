#include "apps/sentiment/desk/shelf.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::sentiment::desk {
namespace {

constexpr std::string_view kManifest = "manifest.json";

// What a judge is made of, in the order in which it is fetched: with the heads comes what they stand on.
std::vector<std::string> ids_of(Judge judge) {
  if (judge == Judge::kFast) return {"fast"};
  return {"deep", "irony", "emotion"};
}

}  // namespace

const ModelState* Shelf::state_of(std::string_view id) const {
  for (const ModelState& state : list_.models)
    if (state.id == id) return &state;
  return nullptr;
}

bool Shelf::settled() const {
  return std::none_of(parts_.begin(), parts_.end(), [](const Part& part) {
    return part.stand == Stand::kUnknown || part.stand == Stand::kReading || part.stand == Stand::kFetching;
  });
}

std::int64_t Shelf::here_bytes(Judge judge) const {
  const Part& part = of(judge);
  if (part.fetching.empty()) return part.here;
  const double step = part.fetching.progress() * static_cast<double>(part.step_bytes);
  return part.here + std::max<std::int64_t>(0, std::llround(step) - part.step_here);
}

const ml::ModelHead* Shelf::head_of(std::string_view question) const {
  if (!manifest_ || !ready(Judge::kDeep)) return nullptr;
  for (const std::string& id : ids_of(Judge::kDeep)) {
    const ModelState* state = state_of(id);
    const ml::Model* model = manifest_->find(id);
    if (state == nullptr || model == nullptr || !state->here()) continue;
    for (const ml::ModelHead& head : model->heads)
      if (head.question == question) return &head;
  }
  return nullptr;
}

double Shelf::sure(std::string_view question) const {
  const ml::ModelHead* head = head_of(question);
  return head ? head->sure : 1;
}

void Shelf::fail(Judge judge, const Error& error) {
  Part& part = of(judge);
  part.stand = Stand::kFailed;
  part.error = error.message;
  part.wanted.clear();
  part.files.clear();
}

void Shelf::tend(Models& models) {
  if (allowing_.ready()) {
    const Status status = allowing_.take();
    if (status.ok())
      look_ = true;
    else
      fail(Judge::kDeep, status.error());
  }
  take_in_list(models);
  for (const Judge judge : kAllJudges) {
    tend_fetch(judge, models);
    tend_reading(judge, models);
  }
}

void Shelf::take_in_list(Models& models) {
  const bool busy = std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return !part.fetching.empty(); });
  if (look_ && listing_.empty() && !busy) {
    look_ = false;
    listing_ = models.list();
    if (!manifest_ && reading_manifest_.empty()) reading_manifest_ = models.read(kManifest);
  }
  if (reading_manifest_.ready()) {
    const auto text = reading_manifest_.take();
    auto manifest = text.ok() ? ml::read_model_manifest(text.value()) : Result<ml::ModelManifest>(text.error());
    if (manifest.ok())
      manifest_ = std::move(manifest).value();
    else
      for (const Judge judge : kAllJudges) fail(judge, manifest.error());
  }
  if (!listing_.ready() || !reading_manifest_.empty()) return;
  auto list = listing_.take();
  if (!list.ok()) {
    for (const Judge judge : kAllJudges)
      if (!ready(judge)) fail(judge, list.error());
    return;
  }
  list_ = std::move(list).value();
  lasting_ = list_.lasting;
  if (!manifest_) return;
  for (const Judge judge : kAllJudges) stand_by(judge, models);
}

// From what is on this device to where the judge stands.
void Shelf::stand_by(Judge judge, Models& models) {
  Part& part = of(judge);
  const std::vector<std::string> ids = ids_of(judge);
  const ModelState* first = state_of(ids[0]);
  if (first == nullptr) return fail(judge, {ErrorCode::kNotFound, "This version of Cairn comes without it.", {}});
  part.bytes = first->fetch_bytes;
  part.here = first->fetch_here_bytes;
  bool heads_gone = false;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    const ModelState* state = state_of(ids[i]);
    if (state == nullptr) continue;
    part.bytes += state->bytes;
    part.here += state->here_bytes;
    heads_gone = heads_gone || (ready(judge) && !state->here());
  }
  if (!first->here() && part.stand == Stand::kFailed) return;  // why stays until it is tried again
  if (!first->here() || heads_gone) {
    if (judge == Judge::kDeep) deep_.reset();
    if (!first->here()) {
      if (judge == Judge::kFast) {
        scorer_.reset();
        fast_.reset();
      }
      part.stand = Stand::kAbsent;
      return;
    }
  } else if (ready(judge)) {
    return;
  }
  if (first->stopped) {
    part.stand = Stand::kStopped;
    return;
  }
  begin_reading(judge, models);
}

void Shelf::fetch(Judge judge, Models& models) {
  Part& part = of(judge);
  if (!part.fetching.empty() || (part.stand != Stand::kAbsent && part.stand != Stand::kFailed)) return;
  part.error.clear();
  part.wanted = ids_of(judge);
  part.stand = Stand::kFetching;
  fetch_next(judge, models);
}

void Shelf::fetch_next(Judge judge, Models& models) {
  Part& part = of(judge);
  while (!part.wanted.empty()) {
    const ModelState* state = state_of(part.wanted[0]);
    if (state != nullptr && !state->here()) {
      part.step_bytes = state->fetch_bytes;
      part.step_here = part.wanted[0] == ids_of(judge)[0] ? state->fetch_here_bytes
                                                          : state->fetch_bytes - state->bytes + state->here_bytes;
      part.fetching = models.fetch(part.wanted[0]);
      return;
    }
    part.wanted.erase(part.wanted.begin());
  }
  part.stand = Stand::kUnknown;
  look_ = true;
}

void Shelf::tend_fetch(Judge judge, Models& models) {
  Part& part = of(judge);
  if (!part.fetching.ready()) return;
  part.here = here_bytes(judge);
  const Status status = part.fetching.take();
  if (!status.ok()) {
    fail(judge, status.error());
    look_ = true;
    return;
  }
  part.wanted.erase(part.wanted.begin());
  fetch_next(judge, models);
}

void Shelf::cancel(Judge judge) {
  Part& part = of(judge);
  part.fetching.reset();
  part.wanted.clear();
  part.stand = Stand::kUnknown;
  look_ = true;
}

void Shelf::allow(Models& models) { allowing_ = models.allow(); }

void Shelf::retry(Judge judge) {
  Part& part = of(judge);
  part.error.clear();
  part.stand = Stand::kUnknown;
  look_ = true;
}

void Shelf::begin_reading(Judge judge, Models& models) {
  Part& part = of(judge);
  part.files.clear();
  if (judge == Judge::kDeep) deep_.reset();
  for (const std::string& id : ids_of(judge)) {
    const ModelState* state = state_of(id);
    const ml::Model* model = manifest_->find(id);
    if (state == nullptr || model == nullptr || !state->here()) continue;
    if (part.files.empty()) part.version = model->version;
    if (model->encoder) part.files.push_back(model->encoder->vocabulary);
    for (const ml::ModelHead& head : model->heads)
      if (std::find(part.files.begin(), part.files.end(), head.file) == part.files.end())
        part.files.push_back(head.file);
  }
  part.stand = Stand::kReading;
  part.reading = models.read(part.files[0]);
}

void Shelf::tend_reading(Judge judge, Models& models) {
  Part& part = of(judge);
  if (part.stand != Stand::kReading || !part.reading.ready()) return;
  const auto bytes = part.reading.take();
  const Status status = bytes.ok() ? take_in_file(judge, part.files[0], bytes.value()) : Result<Done>(bytes.error());
  if (!status.ok()) return fail(judge, status.error());
  part.files.erase(part.files.begin());
  if (part.files.empty())
    part.stand = Stand::kReady;
  else
    part.reading = models.read(part.files[0]);
}

Status Shelf::take_in_file(Judge judge, const std::string& path, const std::string& bytes) {
  Part& part = of(judge);
  if (judge == Judge::kFast) {
    auto model = ml::text::read_fast_model(bytes);
    if (!model.ok()) return model.error();
    scorer_.reset();
    fast_ = std::make_unique<ml::text::FastModel>(std::move(model).value());
    scorer_ = std::make_unique<ml::text::FastScorer>(*fast_);
    part.thresholds = {fast_->sure_two, fast_->sure_three};
    return Done{};
  }
  for (const std::string& id : ids_of(judge)) {
    const ml::Model* model = manifest_->find(id);
    if (model == nullptr) continue;
    if (model->encoder && model->encoder->vocabulary == path) {
      auto deep = DeepJudge::read(*model->encoder, bytes);
      if (!deep.ok()) return deep.error();
      deep_.emplace(std::move(deep).value());
      return Done{};
    }
    for (const ml::ModelHead& head : model->heads) {
      if (head.file != path) continue;
      if (head.question == "two") part.thresholds.two = head.sure;
      if (head.question == "three") part.thresholds.three = head.sure;
      return deep_->add(head, bytes);
    }
  }
  return Error{ErrorCode::kInternal, "A file of the model belongs to nothing.", path};
}

}  // namespace cairn::sentiment::desk
