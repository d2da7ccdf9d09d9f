// What can be changed about a way of looking, and what there is to choose from.

#include <algorithm>
#include <cmath>
#include <functional>

#include "apps/plants/view_page.h"
#include "base/numbers.h"
#include "ml/vision/marks.h"
#include "ui/layout.h"
#include "ui/plot.h"

namespace cairn::plants::desk {
namespace {

constexpr float kTile_px = 52;
constexpr std::size_t kBins = 64;

std::string tenths(double value) {
  const long whole = std::lround(value * 10);
  return std::to_string(whole / 10) + "." + std::to_string(whole % 10);
}

void slide(ui::Ui& ui, std::string_view label, double& value, float min, float max, float step,
           const std::string& shown) {
  if (const auto moved = ui::slider(ui, label, static_cast<float>(value), min, max, step, shown)) {
    value = static_cast<double>(*moved);
    ui.request_settle();
  }
  ui.gap(ui::space::k12);
}

template <class Choice>
void choose(ui::Ui& ui, std::string_view label, const std::vector<std::string>& names, Choice& value) {
  if (const auto chosen = ui::segmented(ui, label, names, static_cast<int>(value))) {
    value = static_cast<Choice>(*chosen);
    ui.request_settle();
  }
  ui.gap(ui::space::k12);
}

ui::Series series_of(const char* label, const vision::Histogram& histogram, ui::Color color) {
  ui::Series out;
  out.label = label;
  out.color = color;
  constexpr std::size_t kWidth = 256 / kBins;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < kWidth; ++i) count += histogram.counts[bin * kWidth + i];
    out.points.push_back({static_cast<float>(bin * kWidth) + (kWidth - 1) / 2.0f,
                          100.0f * static_cast<float>(count) / static_cast<float>(std::max(1U, histogram.total))});
  }
  return out;
}

void draw_histogram(Page& page) {
  ui::Ui& ui = page.ui;
  const vision::Histograms& all = page.desk.seeing.histograms;
  if (all.luma.total == 0) return;
  const vision::Spread spread = vision::spread_of(all.luma);
  ui::LineChart chart;
  chart.name = "Histogram";
  chart.summary = "How many of the pixels have which value. Half of them are darker than " +
                  std::to_string(vision::percentile(all.luma, 0.5)) + ".";
  const ui::Palette& c = ui.colors();
  chart.series = {series_of("Red", all.red, c.bad), series_of("Green", all.green, c.good),
                  series_of("Blue", all.blue, c.info), series_of("Brightness", all.luma, c.ink)};
  chart.series.back().dashed = true;
  chart.x.title = "Value, 0 to 255";
  chart.x.max = 255;
  chart.x.ticks = {0, 64, 128, 192, 255};
  chart.y.title = "% of the pixels";
  float most = 0;
  for (const ui::Series& one : chart.series)
    for (const ui::Point& point : one.points) most = std::max(most, point.y);
  chart.y.max = most * 1.05f;
  ui::line_chart(ui, chart);
  ui.gap(ui::space::k12);
  ui::figure(ui, tenths(spread.mean), "mean brightness, of 255");
  ui.gap(ui::space::k8);
  ui::figure(ui, tenths(spread.deviation), "standard deviation: the contrast");
}

// Small pictures to choose one of.
void draw_tiles(Page& page, std::string_view label, std::size_t count, int& chosen,
                const std::function<std::string(std::size_t)>& name, const std::function<void(std::size_t)>& put,
                const std::function<std::string(std::size_t)>& words) {
  ui::Ui& ui = page.ui;
  const ui::Container group(ui, ui::Role::kGroup, label, "tiles");
  const ui::Row row(ui, ui::space::k4);
  for (std::size_t i = 0; i < count; ++i) {
    if (!page.pictures.has(name(i))) put(i);
    const ui::Rect rect = ui.place(kTile_px, kTile_px);
    const ui::Id id = ui.id(name(i));
    const bool current = static_cast<int>(i) == chosen;
    if (page.pictures.has(name(i)))
      page.pictures.draw(ui, name(i), rect, ui::Pictures::Fit::kFill, 4);
    else
      ui.fill(rect, ui.colors().hover, 4);
    if (current) ui.outline(rect.inset(1), ui.colors().accent, 4, 3);
    ui.focus_ring(id, rect, 4);
    ui::Node node;
    node.id = id;
    node.role = ui::Role::kButton;
    node.name = words(i);
    node.unseen = true;
    node.current = current ? ui::Tri::kTrue : ui::Tri::kNone;
    ui.semantics().leaf(std::move(node), rect);
    if (ui.clicked(id)) {
      chosen = static_cast<int>(i);
      ui.request_settle();
    }
  }
}

// The nine pixels of a filter, in its colours.
void draw_filter(Page& page, int filter) {
  ui::Ui& ui = page.ui;
  const vision::Image weights = page.desk.recogniser.filter(filter);
  if (weights.empty()) return;
  constexpr float kCell_px = 28;
  const ui::Rect place = ui.place(ui.width(), kCell_px * kFilterSide_px);
  for (int row = 0; row < kFilterSide_px; ++row)
    for (int column = 0; column < kFilterSide_px; ++column) {
      const std::size_t at = 3 * static_cast<std::size_t>(row * kFilterSide_px + column);
      ui.fill({place.x + kCell_px * static_cast<float>(column), place.y + kCell_px * static_cast<float>(row), kCell_px,
               kCell_px},
              {weights.rgb[at], weights.rgb[at + 1], weights.rgb[at + 2], 255});
    }
  ui::Node node;
  node.id = ui.id("weights");
  node.role = ui::Role::kImage;
  node.name = "The weights of filter " + std::to_string(filter + 1);
  ui.semantics().leaf(std::move(node), {place.x, place.y, kCell_px * kFilterSide_px, place.h});
}

void draw_first_layer(Page& page) {
  ui::Ui& ui = page.ui;
  Desk::Seeing& seeing = page.desk.seeing;
  const Features& first = seeing.looking.first();
  if (first.empty()) return;
  ui.text(ui::Type::kBodyStrong,
          "Filter " + std::to_string(seeing.options.filter + 1) + " of " + std::to_string(kFilters));
  ui.gap(ui::space::k8);
  draw_filter(page, seeing.options.filter);
  ui.gap(ui::space::k4);
  ui.muted("Its weights: where the pixels under it look like this, the picture is bright. Grey counts nothing.");
  ui.gap(ui::space::k12);
  draw_tiles(
      page, "Filters", kFilters, seeing.options.filter, filter_picture,
      [&](std::size_t i) { put_picture(page.pictures, filter_picture(i), filter_sight(first, static_cast<int>(i))); },
      [](std::size_t i) { return "Filter " + std::to_string(i + 1); });
}

void draw_features(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  Desk::Seeing& seeing = page.desk.seeing;
  if (seeing.strongest.empty() || shot.map.empty()) return;
  const auto at = std::min(static_cast<std::size_t>(seeing.options.feature), seeing.strongest.size() - 1);
  const FeaturePart& part = seeing.strongest[at];
  ui.text(ui::Type::kBodyStrong,
          "Feature " + with_commas(part.feature + 1) + " of " + with_commas(page.desk.recogniser.features()));
  ui.muted("Adds " + tenths(part.logit) + " to the logit of " + name_of(page, candidates(shot.seen, 1)[0].species) +
           ". What it stands for nobody told it: it was learnt.");
  ui.gap(ui::space::k12);
  draw_tiles(
      page, "Features", seeing.strongest.size(), seeing.options.feature, feature_picture,
      [&](std::size_t i) {
        const std::vector<float> cells = scaled_cells(cells_of(page, shot, seeing.strongest[i].feature));
        const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(cells.size()))));
        put_picture(page.pictures, feature_picture(i), vision::as_greys({side, side, cells}, 1));
      },
      [&](std::size_t i) { return "Feature " + with_commas(seeing.strongest[i].feature + 1); });
}

}  // namespace

void draw_sight_controls(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  SightOptions& options = page.desk.seeing.options;
  switch (options.sight) {
    case Sight::kBrightness:
      return draw_histogram(page);
    case Sight::kGradient:
      choose(ui, "Change", {"Any way", "Across", "Down"}, options.direction);
      slide(ui, "Smoothing", options.gradient_sigma, 0, 5, 0.5f, tenths(options.gradient_sigma) + " px");
      return ui.muted(options.direction == Direction::kAny
                          ? "Bright is a fast change. Smoothing with a Gaussian takes away noise, and fine detail."
                          : "Orange gets brighter to the right, or downwards; blue gets darker.");
    case Sight::kEdges:
      slide(ui, "Smoothing", options.canny.sigma, 0, 5, 0.2f, tenths(options.canny.sigma) + " px");
      slide(ui, "Weak edges from", options.canny.low, 10, 300, 5, std::to_string(std::lround(options.canny.low)));
      options.canny.high = std::max(options.canny.high, options.canny.low);
      slide(ui, "Strong edges from", options.canny.high, 10, 600, 5, std::to_string(std::lround(options.canny.high)));
      options.canny.low = std::min(options.canny.low, options.canny.high);
      if (const auto on = ui::checkbox(ui, "Over the photo", options.over_photo)) {
        options.over_photo = *on;
        ui.request_settle();
      }
      return;
    case Sight::kCorners: {
      choose(ui, "Measure", {"Harris", "Shi-Tomasi"}, options.measure);
      auto most = static_cast<double>(options.corners);
      slide(ui, "At most", most, 10, 500, 10, std::to_string(options.corners));
      options.corners = static_cast<int>(std::lround(most));
      return;
    }
    case Sight::kFirstLayer:
      return draw_first_layer(page);
    case Sight::kFeatures:
      return draw_features(page, shot);
  }
}

}  // namespace cairn::plants::desk
