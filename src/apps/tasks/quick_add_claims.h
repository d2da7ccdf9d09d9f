#pragma once
// What words of a quick-add line could mean, one claim a place. Which claims are taken is decided in quick_add.cpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/phrase_match.h"
#include "apps/tasks/quick_add.h"
#include "apps/tasks/repeat_phrases.h"

namespace cairn::tasks {

struct Claim {
  std::size_t first = 0, words = 0;
  SpanKind kind = SpanKind::kTag;
  std::string name;  // of the tag or project
  Priority priority = Priority::kNone;
  int minutes = 0;          // estimate
  PhraseMatch when;         // due, defer
  RepeatMatch repeat;       // repeat
  bool has_prefix = false;  // due: on, by or due stands in front
  bool is_no_date = false;  // due: "no date"
  std::string problem;      // not to be taken; to be said
  std::string remark;       // to be said although it is taken
};

// A line before its note, with the words that are to be left alone marked.
struct Line {
  explicit Line(std::string_view text) : words(text) {}
  Words words;
  std::vector<Claim> quoted;                        // #"..." and @"...", as word ranges
  std::vector<std::size_t> backslashes;             // bytes that do not go into the title
  std::size_t note_begin = std::string_view::npos;  // byte of the "//"
};

// Finds the note, quotes, backslashes and refused texts.
Line read_line(std::string_view text, const std::vector<std::string>& literal);

// What lies between the cuts (bytes, in order), without the backslashes, on one line.
struct Cut {
  std::size_t begin = 0, end = 0;
};
std::string title_of(std::string_view head, const std::vector<Cut>& cuts, const std::vector<std::size_t>& backslashes);

// What a sign, or a name with a colon, claims at word `i`; no words: nothing. `ends_behind`: what is said ends there,
// or something that is understood begins.
Claim sign_claim(const Words& words, std::size_t i, bool ends_behind, const Today& today);

// Claims in the order of the line, apart from each other.
std::vector<Claim> claims_of(const Line& line, const Today& today);

// Names as they are written behind # and @; with quotes where they need them.
std::string name_words(std::string_view name);
bool is_project_path(std::string_view name);  // no part of it is empty
// The spelling of the tag that is there, if one is; of a project the longest part that is there: "home.attic" where
// only "Home" is known is "Home.attic".
std::string tag_spelling(const Index& index, const std::string& name);
std::string project_spelling(const Index& index, const std::string& path);
// "“#bils” is new here. Did you mean #bills?" of a tag, or of a project; empty where it is there, or nothing is near.
std::string near_tag_words(const Index& index, const std::string& name);
std::string near_project_words(const Index& index, const std::string& path);

}  // namespace cairn::tasks
