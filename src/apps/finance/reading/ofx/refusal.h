#pragma once
// What an OFX file is that holds no statement.

#include <string>
#include <string_view>

namespace cairn::finance::reading {

class OfxSights {
 public:
  void saw(std::string_view tag);
  void saw_error() { error_ = true; }
  bool error() const { return error_; }

  // One or two sentences.
  std::string why_no_statement() const;

 private:
  bool ofx_ = false, sign_on_ = false, profile_ = false, accounts_ = false, securities_ = false, investments_ = false;
  bool request_ = false, closings_ = false, loans_ = false, taxes_ = false, error_ = false;
};

}  // namespace cairn::finance::reading
