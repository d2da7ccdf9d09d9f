#include "base/months.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"

namespace cairn {
namespace {

// Names of each month, folded; a word of three letters or more that begins only one month's names means it.
constexpr std::array<std::string_view, 12> kMonths = {"january januar janner janvier januari enero gennaio",
                                                      "february februar fevrier febrero febbraio februari",
                                                      "march marz mars marzo maart mrz mrt",
                                                      "april avril abril aprile",
                                                      "may mai mayo maggio mei",
                                                      "june juni juin junio giugno",
                                                      "july juli juillet julio luglio",
                                                      "august aout agosto augustus",
                                                      "september septembre septiembre settembre",
                                                      "october oktober octobre octubre ottobre",
                                                      "november novembre noviembre",
                                                      "december dezember decembre diciembre dicembre"};

}  // namespace

int month_of(std::string_view text) {
  const std::string word = fold(text);
  if (word.size() < 3) return 0;
  int found = 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    std::string_view rest = kMonths[month];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, std::min(end, word.size())) == word) {
        if (found != 0) return 0;
        found = static_cast<int>(month) + 1;
        break;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return found;
}

}  // namespace cairn
