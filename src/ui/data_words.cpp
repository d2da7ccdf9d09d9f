#include "ui/data_words.h"

#include <array>
#include <map>

namespace cairn::ui {
namespace {

struct Counts {
  std::size_t added = 0, changed = 0, removed = 0;
};

bool is_null(const Json& data, const char* field) {
  const auto found = data.find(field);
  return found == data.end() || found->is_null();
}

}  // namespace

std::string count_plainly(std::string_view kind, std::size_t count) {
  const std::size_t dot = kind.find('.');
  std::string noun(dot == std::string_view::npos ? kind : kind.substr(dot + 1));
  if (count != 1 && (noun.empty() || noun.back() != 's')) noun += 's';
  return std::to_string(count) + " " + noun;
}

Effects effects_of(const std::vector<Change>& changes, const CountWords& words) {
  std::map<std::string, Counts> by_kind;
  for (const Change& change : changes) {
    Counts& counts = by_kind[change.kind];
    if (is_null(change.data, "before")) {
      ++counts.added;
    } else if (is_null(change.data, "after")) {
      ++counts.removed;
    } else {
      ++counts.changed;
    }
  }
  std::vector<std::string> added, changed, removed;
  for (const auto& [kind, counts] : by_kind) {
    if (counts.added > 0) added.push_back(words(kind, counts.added));
    if (counts.changed > 0) changed.push_back(words(kind, counts.changed));
    if (counts.removed > 0) removed.push_back(words(kind, counts.removed));
  }
  return {joined(added), joined(changed), joined(removed)};
}

std::string bytes_words(std::int64_t bytes) {
  if (bytes < 0) bytes = 0;
  if (bytes == 1) return "1 byte";
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  constexpr std::array<const char*, 4> kUnits{"KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  std::int64_t scale = 1000;
  while (unit + 1 < kUnits.size() && (bytes + scale / 2) / scale >= 1000) {
    scale *= 1000;
    ++unit;
  }
  const std::int64_t tenths = (bytes + scale / 20) / (scale / 10);
  std::string text = std::to_string(tenths >= 100 ? (bytes + scale / 2) / scale : tenths / 10);
  if (tenths < 100 && tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + " " + kUnits[unit];
}

std::string counted_changes(std::uint64_t count) {
  return count == 1 ? "1 change" : std::to_string(count) + " changes";
}

std::string age_words(int days) {
  if (days <= 0) return "today";
  if (days == 1) return "yesterday";
  return std::to_string(days) + " days ago";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace cairn::ui
