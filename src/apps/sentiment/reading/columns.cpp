#include "apps/sentiment/reading/columns.h"

#include <algorithm>
#include <optional>
#include <set>

#include "apps/sentiment/reading/times.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

// Names without anything but letters and digits, best first.
constexpr std::array<std::string_view, kFields> kNames = {
    "fulltext text tweettext commenttext reviewtext reviewbody reviewcontent body selftext content comment comments "
    "review reviews tweet textoriginal textdisplay message messagetext post posttext sentence feedback description "
    "verbatim response answer quote opinion summary title headline",
    "createdat createdutc created date time datetime timestamp publishedat commentcreatetimestamp createtimestamp "
    "posted postedat postdate reviewdate reviewtime unixreviewtime submitted submittedat commentdate tweetcreated "
    "updatedat at when",
    "author authorname authordisplayname username user screenname reviewer reviewername profilename name handle "
    "from customer customername authorfullname channelid userid",
    "source channel platform subreddit site website app product productid productname asin videoid origin network "
    "country",
    "id idstr tweetid commentid reviewid postid statusid messageid textid uuid guid rowid index",
    "label sentiment class category target polarity airlinesentiment annotation gold truth emotion",
    "rating stars star score overall reviewrating starrating reviewscore ratings grade"};

std::string plain(std::string_view name) {
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
  std::string out;
  for (const char c : to_lower_ascii(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

std::optional<double> plain_number(std::string_view text) {
  text = trim(text);
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 12) return {};
  double value = 0, scale = 0;
  for (const char c : text) {
    if (c == '.' && scale == 0) {
      scale = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      scale *= 10;
    } else {
      return {};
    }
  }
  if (scale == 1) return {};  // ends with its point
  value = scale == 0 ? value : value / scale;
  return negative ? -value : value;
}

bool is_label_word(std::string_view text) {
  const std::string word = to_lower_ascii(trim(text));
  for (const std::string_view known :
       {"positive", "negative", "neutral", "pos", "neg", "neu", "mixed", "-1", "0", "1", "2", "4"})
    if (word == known) return true;
  return false;
}

// What the values of one column look like.
struct Look {
  std::size_t filled = 0, times = 0, numbers = 0, labels = 0, spaced = 0, bytes = 0;
  double mean_size() const { return filled == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(filled); }
  bool mostly(std::size_t part) const { return filled > 0 && part * 5 >= filled * 4; }
};

Look look_at(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  Look look;
  for (const auto& row : rows) {
    if (column >= row.size() || trim(row[column]).empty()) continue;
    const std::string& cell = row[column];
    ++look.filled;
    look.bytes += cell.size();
    if (read_time(cell)) ++look.times;
    if (plain_number(cell)) ++look.numbers;
    if (is_label_word(cell)) ++look.labels;
    if (trim(cell).find(' ') != std::string_view::npos) ++look.spaced;
  }
  return look;
}

// Whether the values can be of that field.
bool fits(Field field, const Look& look) {
  if (look.filled == 0) return field != Field::kText;
  if (field == Field::kTime) return look.mostly(look.times);
  if (field == Field::kRating) return look.mostly(look.numbers);
  if (field == Field::kText) return !look.mostly(look.numbers) && !look.mostly(look.times);
  return true;
}

}  // namespace

std::string_view field_name(Field field) {
  constexpr std::array<std::string_view, kFields> kTitles = {"Text",       "Time",  "Author", "Source",
                                                             "Identifier", "Label", "Rating"};
  return kTitles[static_cast<std::size_t>(field)];
}

NamedField field_of_name(std::string_view name) {
  const std::string wanted = plain(name);
  if (wanted.empty()) return {};
  for (std::size_t field = 0; field < kFields; ++field) {
    std::string_view rest = kNames[field];
    for (std::size_t rank = 0; !rest.empty(); ++rank) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == wanted) return {static_cast<Field>(field), rank};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return {};
}

Columns propose_columns(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
  Columns columns;
  std::vector<Look> looks(names.size());
  std::array<std::size_t, kFields> best{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    looks[i] = look_at(rows, i);
    const NamedField named = field_of_name(names[i]);
    if (named.field == Field::kCount || !fits(named.field, looks[i])) continue;
    const auto field = static_cast<std::size_t>(named.field);
    if (columns.at[field] != kNoColumn && best[field] <= named.rank) continue;
    columns.at[field] = i;
    best[field] = named.rank;
  }
  const auto is_taken = [&](std::size_t column) {
    return std::find(columns.at.begin(), columns.at.end(), column) != columns.at.end();
  };
  // What no name told, the values may: the longest words, times, and the words that labels are made of.
  if (columns[Field::kText] == kNoColumn) {
    std::size_t longest = kNoColumn;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (is_taken(i) || !fits(Field::kText, looks[i])) continue;
      if (longest == kNoColumn || looks[i].mean_size() > looks[longest].mean_size()) longest = i;
    }
    columns[Field::kText] = longest;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (is_taken(i)) continue;
    const bool in_words = looks[i].mostly(looks[i].times) && !looks[i].mostly(looks[i].numbers);  // else: an identifier
    if (columns[Field::kTime] == kNoColumn && in_words)
      columns[Field::kTime] = i;
    else if (columns[Field::kLabel] == kNoColumn && looks[i].filled > 0 && looks[i].labels == looks[i].filled)
      columns[Field::kLabel] = i;
  }
  return columns;
}

bool looks_like_header(const std::vector<std::string>& first, const std::vector<std::vector<std::string>>& rows) {
  std::set<std::string> distinct;
  bool known = false;
  for (const std::string& cell : first) {
    const std::string_view name = trim(cell);
    if (name.size() > 60 || read_time(name) || plain_number(name)) return false;
    distinct.insert(plain(name));
    known = known || field_of_name(name).field != Field::kCount;
  }
  if (distinct.size() != first.size()) return false;
  if (known) return true;
  // Names that nobody knows: short ones, above a column of numbers, of times or of longer texts.
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Look look = look_at(rows, i);
    if (trim(first[i]).empty() || first[i].size() > 30) return false;
    if (look.mostly(look.times) || look.mostly(look.numbers)) return true;
    if (first.size() > 1 && look.mostly(look.spaced) && look.mean_size() > 3 * static_cast<double>(first[i].size()) &&
        trim(first[i]).find(' ') == std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace cairn::sentiment::reading
