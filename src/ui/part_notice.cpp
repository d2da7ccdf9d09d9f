#include "ui/part_notice.h"

#include <cmath>
#include <string>

#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr std::string_view kFetching = "Fetching this part of Cairn\xE2\x80\xA6";
constexpr std::string_view kFailed = "This part of Cairn could not be fetched";

std::string kilobytes(double bytes) { return std::to_string(std::lround(bytes / 1000)); }

// Of what has arrived, "12 of 45 kB".
std::string arrived_words(double fraction, std::int64_t size) {
  if (size <= 0) return {};
  const auto all = static_cast<double>(size);
  return kilobytes(fraction * all) + " of " + kilobytes(all) + " kB";
}

}  // namespace

void draw_part_notice(Ui& ui, PartLoader& parts, Part part) {
  const Ui::Scope scope(ui, "part notice");
  if (const Error* error = parts.error(part)) {
    if (parts.first_told(part)) ui.semantics().announce(std::string(kFailed) + ". " + error->message, Urgency::kAtOnce);
    notice(ui, NoticeLook::kWarn, kFailed, error->message);
    ui.gap(space::k12);
    if (button(ui, "Try again")) parts.retry(part);
    return;
  }
  if (!parts.slow(part)) return;
  if (parts.first_told(part)) ui.semantics().announce(std::string(kFetching), Urgency::kPolite);
  ui.text(Type::kBody, kFetching);
  ui.gap(space::k8);
  progress_bar(ui, "Fetched of this part", parts.fraction(part));
  ui.gap(space::k4);
  if (const std::string words = arrived_words(parts.fraction(part), parts.size_bytes(part)); !words.empty())
    ui.muted(words);
}

}  // namespace cairn::ui
