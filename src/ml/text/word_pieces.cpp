#include "ml/text/word_pieces.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace cairn::ml::text {
namespace {

Error broken(std::string message, std::string where) {
  return {ErrorCode::kCorrupt, std::move(message), std::move(where)};
}

}  // namespace

Result<WordPieces> WordPieces::read(std::string_view vocabulary) {
  WordPieces out;
  std::int32_t line = 0;
  while (!vocabulary.empty()) {
    const std::size_t end = std::min(vocabulary.find('\n'), vocabulary.size());
    const std::string_view piece = vocabulary.substr(0, end);
    const std::string where = "line " + std::to_string(line + 1);
    if (piece.empty() || !is_valid_utf8(piece)) return broken("A piece of the vocabulary is empty or not text.", where);
    if (!out.ids_.emplace(piece, line).second) return broken("A piece of the vocabulary stands there twice.", where);
    line++;
    vocabulary.remove_prefix(std::min(end + 1, vocabulary.size()));
  }
  const std::array<std::pair<const char*, std::int32_t*>, 3> needed = {
      {{"[UNK]", &out.unknown_}, {"[CLS]", &out.first_}, {"[SEP]", &out.last_}}};
  for (const auto& [piece, id] : needed) {
    const std::int32_t* found = out.find(piece);
    if (found == nullptr) return broken("The vocabulary lacks a piece that it needs.", piece);
    *id = *found;
  }
  return out;
}

const std::int32_t* WordPieces::find(const std::string& piece) const {
  const auto found = ids_.find(piece);
  return found == ids_.end() ? nullptr : &found->second;
}

std::vector<std::int32_t> WordPieces::of_word(const std::string& letters) const {
  std::string word = letters;
  if (std::string twice = squeezed(letters, 2); twice != letters) {
    // Drawn out: "sooo" is "so" and "cooool" is "cool", as the vocabulary has it.
    std::string once = squeezed(letters, 1);
    word = find(twice) == nullptr && find(once) != nullptr ? std::move(once) : std::move(twice);
  }
  if (const std::int32_t* whole = find(word)) return {*whole};
  if (count_code_points(word) > kLongestWord) return {unknown_};
  std::vector<std::int32_t> out;
  std::size_t start = 0;
  while (start < word.size()) {
    std::size_t end = word.size();
    const std::int32_t* found = nullptr;
    while (end > start) {
      found = find((start == 0 ? "" : "##") + word.substr(start, end - start));
      if (found != nullptr) break;
      end = clamp_to_code_point(word, end - 1);
    }
    if (found == nullptr) return {unknown_};
    out.push_back(*found);
    start = end;
  }
  return out;
}

Pieces WordPieces::of_words(const std::vector<Word>& words, std::size_t most) const {
  std::vector<std::int32_t> ids, of;
  for (std::size_t i = 0; i < words.size(); i++)
    for (const std::int32_t id : of_word(words[i].letters)) {
      ids.push_back(id);
      of.push_back(static_cast<std::int32_t>(i));
    }
  const std::size_t room = most - 2;
  Pieces out;
  out.shortened = ids.size() > room;
  const std::size_t head = out.shortened ? (room + 1) / 2 : ids.size();
  const std::size_t tail = out.shortened ? ids.size() - (room - head) : ids.size();
  const auto copy = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; i++) {
      out.ids.push_back(ids[i]);
      out.words.push_back(of[i]);
    }
  };
  out.ids.push_back(first_);
  out.words.push_back(-1);
  copy(0, head);
  copy(tail, ids.size());
  out.ids.push_back(last_);
  out.words.push_back(-1);
  return out;
}

}  // namespace cairn::ml::text
