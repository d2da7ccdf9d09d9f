#pragma once
// Models and Inference over the bridge. Operation names are those of web/ops.js.

#include "core/ports.h"
#include "platform/web/bridge.h"
#include "platform/web/conversions.h"

namespace cairn::web {

class WebModels final : public Models {
 public:
  explicit WebModels(Bridge& bridge) : bridge_(bridge) {}
  Pending<ModelList> list() override;
  Pending<Done> fetch(std::string_view id) override;
  Pending<Done> remove(std::string_view id) override;
  Pending<std::string> read(std::string_view path) override;
  Pending<Done> allow() override;
  bool changed() override { return std::exchange(changed_, false); }

  void set_changed() { changed_ = true; }  // from the page
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
  bool changed_ = false;
};

class WebInference final : public Inference {
 public:
  explicit WebInference(Bridge& bridge) : bridge_(bridge) {}
  Pending<Done> open(std::string_view id) override;
  Pending<std::vector<Features>> run(std::string_view id, const std::vector<Pieces>& texts) override;
  Pending<Features> see(std::string_view id, std::string_view rgb, std::string_view output) override;
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
};

}  // namespace cairn::web
