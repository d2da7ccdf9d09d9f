#include "base/icalendar.h"

#include <utility>

#include "base/text.h"

namespace cairn {
namespace {
constexpr std::size_t kMaxLineOctets = 75;
}  // namespace

std::string ics_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

std::string ics_date(Date date) {
  std::string iso = to_iso(date);
  iso.erase(7, 1);
  iso.erase(4, 1);
  return iso;
}

std::string ics_instant(Instant instant) {
  const std::string iso = to_iso(instant);
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "T" + iso.substr(11, 2) + iso.substr(14, 2) +
         iso.substr(17, 2) + "Z";
}

std::string ics_local(Date date, int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return ics_date(date) + "T" + two(minute / 60) + two(minute % 60) + "00";
}

void IcsWriter::line(const std::string& text) {
  const std::string valid = to_valid_utf8(text);
  std::string_view rest = valid;
  std::size_t room = kMaxLineOctets;
  while (rest.size() > room) {
    const std::string_view part = truncate_utf8(rest, room);
    out_ += part;
    out_ += "\r\n ";
    rest.remove_prefix(part.size());
    room = kMaxLineOctets - 1;
  }
  out_ += rest;
  out_ += "\r\n";
}

}  // namespace cairn
