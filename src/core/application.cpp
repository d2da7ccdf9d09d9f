#include "core/application.h"

#include <string>

namespace cairn {

Application* ApplicationSet::find(std::string_view change_kind) const {
  const std::string_view name = change_kind.substr(0, change_kind.find('.'));
  for (Application* application : applications_) {
    if (application->name() == name) return application;
  }
  return nullptr;
}

Result<ApplicationSet::Steps> ApplicationSet::read(const std::vector<Change>& changes) const {
  Steps steps;
  steps.reserve(changes.size());
  for (const Change& change : changes) {
    Application* application = find(change.kind);
    if (application == nullptr) {
      return Error{ErrorCode::kTooNew,
                   "This version of Cairn has no application for \"" + change.kind + "\". A newer one wrote it.",
                   change.kind};
    }
    Result<std::unique_ptr<Application::Step>> step = application->read(change);
    if (!step) return step.error();
    steps.emplace_back(application, std::move(step).value());
  }
  return steps;
}

void ApplicationSet::apply(Steps steps) {
  const Steps taken = std::move(steps);  // each is applied once and gone
  for (const auto& [application, step] : taken) application->apply(*step);
}

Json ApplicationSet::snapshot() const {
  Json states = Json::object();
  for (const Application* application : applications_)
    states[std::string(application->name())] = application->snapshot();
  return states;
}

Status ApplicationSet::restore(const Json& states) {
  clear();
  for (const auto& [name, state] : states.items()) {
    Application* application = find(name);
    if (application == nullptr) {
      clear();
      return Error{ErrorCode::kTooNew, "This version of Cairn has no application \"" + name + "\".", name};
    }
    if (Status status = application->restore(state); !status) {
      clear();
      return status;
    }
  }
  return Done{};
}

void ApplicationSet::clear() {
  for (Application* application : applications_) application->clear();
}

}  // namespace cairn
