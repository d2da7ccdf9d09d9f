#include "apps/plants/desk/desk.h"

namespace cairn::plants::desk {

Desk::Desk()
    : model(std::string(kModel), [this](const ml::Model& of, const std::string& path, const std::string& bytes) {
        return recogniser.take_in(of, path, bytes);
      }) {}

}  // namespace cairn::plants::desk
