// What files of banks become: for each line of the file LIST, a path, one line of the path and the outcome, parted by
// a tab. "imports: 1 statement, 3 entries, sum -345.27 CAD", with "2 problems" where pieces were left out, or "refused:
// ..." with the last reason, which sums up. A currency that the file does not say is "?", and taken for one with two
// decimals.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "apps/finance/reading/file_kind.h"
#include "apps/finance/reading/open.h"
#include "apps/finance/taking.h"
#include "base/encoding.h"
#include "base/money.h"

namespace {

using namespace cairn;
using namespace cairn::finance;

constexpr std::size_t kSlice = 50'000;

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string outcome(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return "cannot be read";
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  TextDecoder decoder(bytes);
  while (!decoder.advance(kSlice)) {
  }
  const std::string text = decoder.take();
  const Result<reading::Format> format = reading::find_format(path, bytes, text);
  if (!format.ok()) return "refused: " + format.error().message;
  const std::unique_ptr<reading::StatementReader> reader = reading::open_statements(format.value(), text);
  while (!reader->advance(kSlice)) {
  }
  const reading::Contents contents = reader->take();
  if (contents.statements.empty())
    return "refused: " + (contents.problems.empty() ? std::string("no reason") : contents.problems.back().reason);

  std::map<std::string, Minor> sums;
  std::size_t entries = 0, problems = contents.problems.size();
  for (const reading::Statement& statement : contents.statements) {
    const Taken taken = take(statement, statement.currency);
    entries += taken.bookings.size();
    problems += taken.problems.size();
    for (const Booking& booking : taken.bookings)
      sums[statement.currency.empty() ? "?" : statement.currency] += booking.amount;
  }
  std::string said = "imports: " + std::string(reading::format_name(format.value())) + ", " +
                     counted(contents.statements.size(), "statement", "statements") + ", " +
                     counted(entries, "entry", "entries");
  if (problems > 0) said += ", " + counted(problems, "problem", "problems");
  for (const auto& [currency, sum] : sums) said += ", sum " + plain_amount(sum, decimals_of(currency)) + ' ' + currency;
  return said;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: LIST\n");
    return 2;
  }
  std::ifstream list(arguments[1]);
  for (std::string path; std::getline(list, path);) std::printf("%s\t%s\n", path.c_str(), outcome(path).c_str());
  return 0;
}
