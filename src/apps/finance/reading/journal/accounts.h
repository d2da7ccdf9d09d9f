#pragma once
// Which accounts of a journal hold a person's money or debts: those that a directive calls so, and those whose names
// say so, as hledger has it.

#include <map>
#include <string>
#include <string_view>

namespace cairn::finance::reading {

class JournalAccounts {
 public:
  // "account assets:bank  ; type: A", also of all accounts under it. Other types than A, C, L, E, R, X, V are passed
  // over.
  void declare(std::string_view account, std::string_view comment);

  // An asset or a liability.
  bool is_own(std::string_view account) const;

 private:
  std::map<std::string, char, std::less<>> types_;
};

// What follows "name:" in a comment, up to a comma: "A" of "type: A, x". Empty: it is not there.
std::string_view tag_value(std::string_view comment, std::string_view name);

}  // namespace cairn::finance::reading
