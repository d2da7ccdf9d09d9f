// Words and small drawings that the identifier's screens share.

#include <algorithm>
#include <cmath>

#include "apps/plants/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {

const Species* Page::species(int number) const {
  const auto at = static_cast<std::size_t>(number - 1);
  return number >= 1 && at < desk.species.size() ? &desk.species[at] : nullptr;
}

std::string percent(double share) {
  const long whole = std::lround(share * 100);
  if (whole == 0 && share > 0) return "< 1 %";
  return whole == 100 && share < 1 ? "> 99 %" : std::to_string(whole) + " %";
}

std::string join(const std::vector<std::string>& texts) {
  std::string out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
  return out;
}

namespace {

std::string plain_name(int species) { return "Plant " + std::to_string(species); }

}  // namespace

std::string name_of(const Page& page, int species) {
  const Species* known = page.species(species);
  return known != nullptr ? known->common : plain_name(species);
}

std::string time_words(int minute) {
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::optional<int> minute_of(std::string_view time) {
  const auto digit = [&](std::size_t at) { return time[at] >= '0' && time[at] <= '9' ? time[at] - '0' : 99; };
  if (time.size() < 5 || time[2] != ':') return std::nullopt;
  const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
  return hour < 24 && minute < 60 ? std::optional<int>(hour * 60 + minute) : std::nullopt;
}

std::string trouble_with_day(const Page& page, const std::optional<Date>& day) {
  if (!day) return "Which day was it? For example " + to_iso(today(page)) + ".";
  return *day > today(page) ? "That day is still to come. Give the day on which you saw it." : "";
}

void put_picture(ui::Pictures& pictures, std::string_view name, const vision::Image& image) {
  std::string rgba(image.rgb.size() / 3 * 4, '\xFF');
  for (std::size_t from = 0, to = 0; from < image.rgb.size(); from += 3, to += 4)
    for (std::size_t channel = 0; channel < 3; ++channel)
      rgba[to + channel] = static_cast<char>(image.rgb[from + channel]);
  pictures.put(name, image.width, image.height, rgba);
}

ui::Rect draw_picture(Page& page, std::string_view name, std::string_view says, float most_h, float aspect) {
  ui::Ui& ui = page.ui;
  const float w = std::min(ui.width(), std::round(most_h * aspect));
  const ui::Rect place = ui.place(ui.width(), std::round(w / aspect));
  ui::Rect rect{place.x, place.y, w, place.h};
  if (page.pictures.has(name))
    rect = page.pictures.draw(ui, name, rect, ui::Pictures::Fit::kWhole, 8);
  else
    ui.fill(rect, ui.colors().hover, 8);
  ui::Node node;
  node.id = ui.id(name);
  node.role = ui::Role::kImage;
  node.name = says;
  ui.semantics().leaf(std::move(node), rect);
  return rect;
}

bool species_here(Page& page) {
  ui::Ui& ui = page.ui;
  if (!page.desk.species.empty()) return true;
  if (page.desk.species_error.empty()) {
    ui.muted("Fetching the species pages\xE2\x80\xA6");
    return false;
  }
  ui::notice(ui, ui::NoticeLook::kBad, "The species pages are not there", page.desk.species_error);
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Fetch the pages again", {.icon = icon::kRotateCcw})) {
    page.desk.species_error.clear();
    ui.request_settle();
  }
  return false;
}

Meant meaning_of(const Page& page, std::string_view typed) {
  const std::string folded = fold(typed);
  if (folded.empty()) return {};
  for (int species = 1; species <= kSpecies; ++species)  // as it is called before the pages are here
    if (folded == fold(plain_name(species))) return {species, {}};
  for (const Species& species : page.desk.species)
    if (fold(species.common) == folded || fold(species.latin) == folded) return {species.id, {}};
  for (const Species& species : page.desk.species)
    for (const std::vector<std::string>* names : {&species.also, &species.synonyms})
      for (const std::string& name : *names)
        if (fold(name) == folded) return {species.id, {}};
  return {0, std::string(trim(typed))};
}

std::vector<ui::Proposal> name_proposals(const Page& page, std::string_view typed) {
  constexpr std::size_t kMost = 8;
  const std::string folded = fold(typed);
  std::vector<ui::Proposal> first, then;
  if (folded.empty()) return first;
  for (const Species& species : page.desk.species) {
    const std::string common = fold(species.common), latin = fold(species.latin);
    if (common == folded) return {};
    if (common.rfind(folded, 0) == 0 || latin.rfind(folded, 0) == 0)
      first.push_back({species.common, species.latin, species.common});
    else if (common.find(folded) != std::string::npos || latin.find(folded) != std::string::npos)
      then.push_back({species.common, species.latin, species.common});
  }
  first.insert(first.end(), then.begin(), then.end());
  if (first.size() > kMost) first.resize(kMost);
  return first;
}

std::string title_of(const Page& page, const Observation& observation) {
  if (observation.species != 0) return name_of(page, observation.species);
  return observation.name.empty() ? "Not decided" : observation.name;
}

std::string position_words(const Position& position) {
  const auto degrees = [](int e6, const char* positive, const char* negative) {
    const long e4 = std::lround(std::abs(static_cast<double>(e6)) / 100);
    std::string fraction = std::to_string(e4 % 10'000);
    fraction.insert(0, 4 - fraction.size(), '0');
    return std::to_string(e4 / 10'000) + "." + fraction + "\xC2\xB0 " + (e6 < 0 ? negative : positive);
  };
  return degrees(position.latitude_e6, "N", "S") + ", " + degrees(position.longitude_e6, "E", "W");
}

std::string_view off(const Page& page) {
  if (page.context.in_sample) return "This is a sample: leave it to keep observations of your own";
  return page.context.read_only_because();
}

Date today(const Page& page) { return local_date(page.context.now, page.context.utc_offset_minutes); }

ui::Rect draw_kept(Page& page, std::string_view key, std::string_view says, const ui::Rect& rect,
                   ui::Pictures::Fit fit) {
  ui::Ui& ui = page.ui;
  ui::Rect at = rect;
  const std::string* failure = page.desk.album.failure(key);
  if (page.pictures.has(key)) {
    at = page.pictures.draw(ui, key, rect, fit, 8);
  } else {
    ui.fill(rect, ui.colors().hover, 8);
    if (failure != nullptr)
      ui.paint_icon({rect.center_x(), rect.center_y()}, 20, ui.colors().muted, icon::kTriangleAlert);
    else if (ui.visible(rect))
      page.desk.album.want(key);
  }
  ui::Node node;
  node.id = ui.id(key);
  node.role = ui::Role::kImage;
  node.name = failure != nullptr ? std::string(says) + ". " + *failure : std::string(says);
  ui.semantics().leaf(std::move(node), at);
  return at;
}

std::string thumb_name(const Shot& shot) { return "thumb " + std::to_string(shot.file.number); }
std::string photo_name(const Shot& shot) { return "photo " + std::to_string(shot.file.number); }

}  // namespace cairn::plants::desk
