// Names of projects and tags: how they are written, and how those that are there are spelt.

#include <algorithm>

#include "apps/tasks/near_names.h"
#include "apps/tasks/quick_add_claims.h"
#include "base/fold.h"

namespace cairn::tasks {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_tail(char c) { return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?' || c == ')'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string near_words(char sign, const std::vector<Index::Counted>& names, const std::string& name) {
  const bool known =
      std::any_of(names.begin(), names.end(), [&](const Index::Counted& one) { return one.name == name; });
  const std::string near = known ? std::string() : near_name(names, name);
  if (near.empty()) return {};
  return "“" + (sign + name) + "” is new here. Did you mean " + (sign + name_words(near)) + "?";
}

}  // namespace

std::string tag_spelling(const Index& index, const std::string& name) {
  const std::string folded = fold(name);
  for (const Index::Counted& counted : index.tags())
    if (fold(counted.name) == folded && !folded.empty()) return counted.name;
  return name;
}

std::string project_spelling(const Index& index, const std::string& path) {
  for (std::size_t end = path.size(); end != std::string::npos && end > 0; end = path.rfind('.', end - 1)) {
    const std::string start = path.substr(0, end);
    for (const Index::Counted& counted : index.projects()) {
      if (counted.name == start) return path;
      if (counted.name.size() >= start.size() && fold(counted.name) == fold(start))
        return counted.name + path.substr(end);
    }
  }
  return path;
}

std::string near_tag_words(const Index& index, const std::string& name) { return near_words('#', index.tags(), name); }

std::string near_project_words(const Index& index, const std::string& path) {
  return near_words('@', projects_and_above(index), path);
}

bool is_project_path(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.back() != '.' && name.find("..") == std::string_view::npos;
}

std::string name_words(std::string_view name) {
  const bool has_letter = std::any_of(name.begin(), name.end(), is_letter);
  const bool plain = has_letter && !is_tail(name.back()) && name.find_first_of("\"\\@#") == std::string_view::npos &&
                     std::none_of(name.begin(), name.end(), is_space);
  if (plain) return std::string(name);
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

}  // namespace cairn::tasks
