#include "apps/finance/reading/journal/accounts.h"

#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMostDeclared = 50'000;

struct TypeWord {
  std::string_view word;
  char type;
};
constexpr TypeWord kTypeWords[] = {{"asset", 'A'},   {"cash", 'C'},    {"liability", 'L'}, {"equity", 'E'},
                                   {"revenue", 'R'}, {"expense", 'X'}, {"conversion", 'V'}};

char type_of(std::string_view text) {
  if (text.size() == 1 && std::string_view("ACLERXV").find(text[0]) != std::string_view::npos) return text[0];
  const std::string lower = to_lower_ascii(text);
  for (const TypeWord& known : kTypeWords)
    if (lower == known.word) return known.type;
  return 0;
}

bool is_own_type(char type) { return type == 'A' || type == 'C' || type == 'L'; }

}  // namespace

std::string_view tag_value(std::string_view comment, std::string_view name) {
  for (std::size_t at = comment.find(name); at != std::string_view::npos; at = comment.find(name, at + 1)) {
    const std::size_t colon = at + name.size();
    const bool begins = at == 0 || std::string_view(" \t,;").find(comment[at - 1]) != std::string_view::npos;
    if (!begins || colon >= comment.size() || comment[colon] != ':') continue;
    const std::string_view value = comment.substr(colon + 1);
    return trim(value.substr(0, value.find(',')));
  }
  return {};
}

void JournalAccounts::declare(std::string_view account, std::string_view comment) {
  const char type = type_of(tag_value(comment, "type"));
  if (type != 0 && types_.size() < kMostDeclared) types_[std::string(account)] = type;
}

bool JournalAccounts::is_own(std::string_view account) const {
  for (std::string_view at = account;;) {
    if (const auto found = types_.find(at); found != types_.end()) return is_own_type(found->second);
    const std::size_t colon = at.rfind(':');
    if (colon == std::string_view::npos) break;
    at = at.substr(0, colon);
  }
  const std::string top = to_lower_ascii(account.substr(0, account.find(':')));
  return top == "asset" || top == "assets" || top == "debt" || top == "debts" || top == "liability" ||
         top == "liabilities";
}

}  // namespace cairn::finance::reading
