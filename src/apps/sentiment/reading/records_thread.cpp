// Threads with replies in replies, as Reddit and YouTube's Data API give them. A thread is walked without building it,
// what is above before what answers it.

#include <algorithm>
#include <array>
#include <utility>

#include "apps/sentiment/reading/records.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

class ThreadRecords : public Records {
 public:
  explicit ThreadRecords(std::string_view text) : text_(text), lines_(text) {
    columns_ = {"text", "author", "created", "source", "id", "votes"};
  }

  bool next(Record& record) override {
    while (!levels_.empty()) {
      const auto item = levels_.back().next();
      if (!item) {
        levels_.pop_back();
        continue;
      }
      at_ = std::max(at_, static_cast<std::size_t>(item->text.data() - text_.data()));
      record.cells.assign(columns_.size(), {});
      record.problem.clear();
      record.raw = item->text;
      if (item->broken)
        record.problem = "This entry does not end: a bracket or a quotation mark is missing.";
      else if (!read(item->value, record))
        continue;
      record.line = lines_.line_of(item->text);
      if (!record.problem.empty()) record.cells.clear();
      return true;
    }
    at_ = text_.size();
    return false;
  }
  std::size_t at() const override { return at_; }

 protected:
  // Fills cells or the problem; false: it is no text by itself. Goes into what is below it.
  virtual bool read(std::string_view item, Record& record) = 0;

  // False: it lies too deep.
  bool descend(std::string_view list) {
    if (levels_.size() >= kMaxReplyLevels) return false;
    levels_.emplace_back(list);
    return true;
  }
  // Levels lie on a stack: what is to be read first goes down last.
  std::string_view text() const { return text_; }

  // A text, or a number as a text.
  static std::string value_of(std::string_view json) {
    const Result<Json> value = parse_json(json, kMaxRecordBytes);
    if (!value.ok()) return {};
    if (value.value().is_string()) return value.value().get<std::string>();
    return value.value().is_number() ? to_text(value.value()) : std::string();
  }

 private:
  std::string_view text_;
  LineCount lines_;
  std::vector<JsonScan> levels_;
  std::size_t at_ = 0;
};

const char* const kTooDeep = "Replies below this one lie deeper than 100 levels and are not read.";

class RedditThread : public ThreadRecords {
 public:
  RedditThread(const Shape& shape, std::string_view text) : ThreadRecords(text) {
    if (json_first(shape.list) == '[') {
      descend(shape.list);
    } else if (const auto data = json_member(shape.list, "data")) {
      if (const auto children = json_member(*data, "children")) descend(*children);
    }
  }

 private:
  // A thing is {"kind": ..., "data": {...}}; a listing's data has children, a comment's replies, which are a listing.
  bool read(std::string_view item, Record& record) override {
    const auto data = json_member(item, "data");
    if (!data || json_first(*data) != '{') return false;
    std::string title, body;
    std::string_view below;
    bool has_text = false;
    JsonScan members(*data);
    while (const auto member = members.next()) {
      const std::string_view key = member->key;
      if (member->broken) break;
      if (key == "children" && json_first(member->value) == '[') {
        below = member->value;
      } else if (key == "replies" && json_first(member->value) == '{') {
        const auto listing = json_member(member->value, "data");
        below = listing ? json_member(*listing, "children").value_or(std::string_view()) : std::string_view();
      } else if (key == "body" || key == "selftext") {
        body = value_of(member->value);
        has_text = true;
      } else if (key == "title") {
        title = value_of(member->value);
        has_text = true;
      } else if (const auto place = place_of(key); place > 0) {
        record.cells[place] = value_of(member->value);
      }
    }
    if (!record.cells[3].empty()) record.cells[3] = "r/" + record.cells[3];
    record.cells[0] = title.empty() || body.empty() ? title + body : title + "\n\n" + body;
    if (json_first(below) == '[' && !descend(below)) {
      record.problem = kTooDeep;
      return true;
    }
    return has_text;
  }

  static std::size_t place_of(std::string_view key) {
    constexpr std::array<std::string_view, 6> kKeys = {"", "author", "created_utc", "subreddit", "id", "score"};
    const auto found = std::find(kKeys.begin() + 1, kKeys.end(), key);
    return found == kKeys.end() ? 0 : static_cast<std::size_t>(found - kKeys.begin());
  }
};

class YouTubeThread : public ThreadRecords {
 public:
  YouTubeThread(const Shape& shape, std::string_view text) : ThreadRecords(text) {
    if (json_first(shape.list) == '[')
      descend(shape.list);
    else if (const auto items = json_member(shape.list, "items"))
      descend(*items);
  }

 private:
  // A page has items; an item is a thread, with its first comment and its replies, or a comment.
  bool read(std::string_view item, Record& record) override {
    if (const auto items = json_member(item, "items")) {
      if (descend(*items)) return false;
      record.problem = kTooDeep;
      return true;
    }
    const auto snippet = json_member(item, "snippet");
    if (!snippet) return false;
    const auto top = json_member(*snippet, "topLevelComment");
    const std::string_view comment = top.value_or(item);
    const auto inner = top ? json_member(*top, "snippet") : snippet;
    if (const auto replies = json_member(item, "replies"))
      if (const auto comments = json_member(*replies, "comments")) descend(*comments);
    if (!inner) return false;
    const auto value = [&](std::string_view key) {
      const auto member = json_member(*inner, key);
      return member ? value_of(*member) : std::string();
    };
    record.cells[0] = value("textOriginal");
    if (record.cells[0].empty()) record.cells[0] = value("textDisplay");
    record.cells[1] = value("authorDisplayName");
    record.cells[2] = value("publishedAt");
    record.cells[3] = value("videoId");
    record.cells[4] = value_of(json_member(comment, "id").value_or("null"));
    record.cells[5] = value("likeCount");
    return true;
  }
};

}  // namespace

std::unique_ptr<Records> open_thread(const Shape& shape, std::string_view text) {
  if (shape.format == Format::kRedditThread) return std::make_unique<RedditThread>(shape, text);
  return std::make_unique<YouTubeThread>(shape, text);
}

}  // namespace cairn::sentiment::reading
