#pragma once
// Models in memory. The test says what there is, what is fetched when, and what goes wrong; and what a model answers.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakeModels final : public Models {
 public:
  Pending<ModelList> list() override;
  Pending<Done> fetch(std::string_view id) override;
  Pending<Done> remove(std::string_view id) override;
  Pending<std::string> read(std::string_view path) override;
  Pending<Done> allow() override;
  bool changed() override { return std::exchange(changed_, false); }

  ModelList& device() { return list_; }
  std::map<std::string, std::string, std::less<>>& files() { return files_; }
  void add(ModelState state) { list_.models.push_back(std::move(state)); }
  void fail_next(Error error) { failure_ = std::move(error); }
  void keep_waiting() { keeps_waiting_ = true; }  // what is fetched or deleted from now on
  void arrive(double fraction);                   // so much of what is waited for
  void finish(const Status& status);
  void another_tab_changed() { changed_ = true; }
  const std::vector<std::string>& fetched() const { return fetched_; }
  const std::vector<std::string>& removed() const { return removed_; }
  int cancelled() const { return *cancelled_; }

 private:
  struct Open {
    Promise<Done> promise;
    std::function<void()> effect;
  };
  Pending<Done> answer(std::function<void()> effect);
  void set_here(std::string_view id, bool here);

  ModelList list_;
  std::map<std::string, std::string, std::less<>> files_;
  std::optional<Error> failure_;
  bool keeps_waiting_ = false;
  bool changed_ = false;
  std::vector<Open> open_;
  std::vector<std::string> fetched_, removed_;
  std::shared_ptr<int> cancelled_ = std::make_shared<int>(0);
};

class FakeInference final : public Inference {
 public:
  Pending<Done> open(std::string_view id) override;
  Pending<std::vector<Features>> run(std::string_view id, const std::vector<Pieces>& texts) override;
  Pending<Features> see(std::string_view id, std::string_view rgb, std::string_view output) override;

  using Answer = std::function<Features(const Pieces&)>;
  using Sight = std::function<Features(std::string_view rgb, std::string_view output)>;
  void answer(Answer answer) { answer_ = std::move(answer); }
  void answer_photos(Sight sight) { sight_ = std::move(sight); }
  void fail_next(Error error) { failure_ = std::move(error); }
  void keep_waiting() { keeps_waiting_ = true; }                    // runs from now on
  void finish();                                                    // all of them
  const std::vector<std::string>& asked() const { return asked_; }  // the model of every call

 private:
  struct Open {
    Promise<std::vector<Features>> promise;
    std::vector<Pieces> texts;
  };
  std::vector<Features> answers(const std::vector<Pieces>& texts) const;

  Answer answer_ = [](const Pieces& pieces) { return Features(4, static_cast<float>(pieces.size())); };
  Sight sight_ = [](std::string_view, std::string_view) { return Features(4, 0.0f); };
  std::optional<Error> failure_;
  bool keeps_waiting_ = false;
  std::vector<Open> open_;
  std::vector<std::pair<Promise<Features>, Features>> seen_;
  std::vector<std::string> asked_;
};

}  // namespace cairn::fake
