// The live view: made-up posts that are judged as they arrive, and marked as made up.

#include <algorithm>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kShownPosts = 30;
constexpr std::size_t kWindow = 40;  // posts that the running balance is of
constexpr std::size_t kChartPosts = 200;

Judge judge_of(const Page& page) {
  return page.desk.shelf.ready(Judge::kDeep) ? static_cast<Judge>(page.desk.feed_judge) : Judge::kFast;
}

void draw_controls(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  LiveFeed& feed = page.desk.feed;
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  const bool full = feed.items().size() == kMostPosts;
  if (feed.running()) {
    if (ui::button(ui, "Stop", {.icon = icon::kPause, .width = full_on_phone(ui)})) {
      feed.stop();
      ui.request_settle();
    }
  } else if (ui::button(ui, feed.items().empty() ? "Start" : "Go on",
                        {.look = ui::ButtonLook::kPrimary,
                         .icon = icon::kPlay,
                         .disabled_because = full ? "It has brought 2,000 posts: begin anew" : "",
                         .width = full_on_phone(ui)})) {
    feed.start(page.context.now);
    feed.tend(page.desk.shelf, page.context.inference, page.context.now);
    ui.request_settle();
  }
  if (!feed.items().empty()) {
    if (ui::button(ui, "Begin anew", {.icon = icon::kRotateCcw, .width = full_on_phone(ui)})) {
      feed.clear();
      ui.request_settle();
    }
    if (ui::button(ui, "Keep as a collection",
                   {.icon = icon::kDownload,
                    .disabled_because =
                        page.desk.importing ? std::string_view("A file is being read, under Texts") : page.off(),
                    .width = full_on_phone(ui)})) {
      feed.stop();
      page.desk.importing = std::make_unique<Importing>(feed.texts(), "Made-up posts", page.out.fresh_id(), true);
      page.out.actions.push_back(ui::Navigate{"#/sentiment/texts"});
    }
  }
  if (page.desk.shelf.ready(Judge::kDeep) && page.desk.shelf.ready(Judge::kFast))
    if (const auto chosen = ui::segmented(ui, "Judged by", {"Fast", "Deep"}, static_cast<int>(judge)))
      page.desk.feed_judge = *chosen;
}

// The share of positive less that of negative posts among the last kWindow, after each post.
void draw_course(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  const double threshold = page.desk.shelf.thresholds(judge).three;
  std::vector<int> signs;
  for (const LiveFeed::Item& item : page.desk.feed.items()) {
    const auto& verdict = item.verdicts[static_cast<std::size_t>(judge)];
    if (!verdict) continue;
    const Told said = told(verdict->tones(Scale::kThree), threshold);
    signs.push_back(!said.sure ? 0 : static_cast<int>(said.tone) - 1);
  }
  if (signs.size() < 5) return;
  ui::Series series{.label = "balance", .points = {}, .color = ui.colors().accent, .filled = false};
  const std::size_t begin = signs.size() > kChartPosts ? signs.size() - kChartPosts : 0;
  for (std::size_t i = begin; i < signs.size(); ++i) {
    const std::size_t from = i + 1 > kWindow ? i + 1 - kWindow : 0;
    int sum = 0;
    for (std::size_t k = from; k <= i; ++k) sum += signs[k];
    series.points.push_back(
        {static_cast<float>(i + 1), 100.0f * static_cast<float>(sum) / static_cast<float>(i + 1 - from)});
  }
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Mood");
  ui.gap(ui::space::k8);
  ui::LineChart chart;
  chart.name = "Balance of the last posts";
  chart.summary = "Positive less negative posts among the last " + std::to_string(kWindow) + ", after each post.";
  chart.x.title = "Posts";
  chart.x.min = series.points.front().x;
  chart.x.max = series.points.back().x;
  chart.y.title = "Positive less negative, % of the last " + std::to_string(kWindow);
  chart.y.min = -100;
  chart.y.max = 100;
  chart.y.ticks = {-100, -50, 0, 50, 100};
  chart.height = 180;
  chart.series.push_back(std::move(series));
  ui::line_chart(ui, chart);
}

void draw_post(Page& page, const LiveFeed::Item& item, Judge judge, int place) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, place);
  const ui::Container entry(ui, ui::Role::kListItem, {}, "item");
  ui.gap(ui::space::k12);
  ui::Ui::TextOptions wide;
  wide.max_width = 0;
  ui.text(ui::Type::kBody, item.post.text, wide);
  ui.gap(ui::space::k4);
  const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kSmall).line_px + 4);
  if (const auto& verdict = item.verdicts[static_cast<std::size_t>(judge)]) {
    tone_badge(ui, told(verdict->tones(Scale::kThree), page.desk.shelf.thresholds(judge).three));
  } else {
    ui.muted("Judging\xE2\x80\xA6");
  }
  ui.muted(item.post.author);
}

void draw_posts(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  const auto& items = page.desk.feed.items();
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Posts");
  const ui::Container list(ui, ui::Role::kList, "Posts, the newest first");
  const std::size_t first = items.size() > kShownPosts ? items.size() - kShownPosts : 0;
  for (std::size_t i = items.size(); i > first; --i) draw_post(page, items[i - 1], judge, static_cast<int>(i));
}

}  // namespace

void draw_feed(Page& page) {
  ui::Ui& ui = page.ui;
  const Judge judge = judge_of(page);
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kSmall).line_px + 4);
    ui::badge(ui, "Made up", ui.colors().warn, ui.colors().warn_soft, icon::kInfo);
    ui.muted("Nobody wrote these posts. They show how a stream is judged as it arrives.");
  }
  ui.gap(ui::space::k12);
  if (!page.desk.shelf.any_ready()) return draw_offers(page);
  draw_controls(page, judge);
  ui.gap(ui::space::k16);
  const LiveFeed& feed = page.desk.feed;
  if (!feed.error().empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "Deep stopped", feed.error());
    ui.gap(ui::space::k12);
  }
  if (feed.items().empty()) {
    ui::empty_state(ui, icon::kRadio, "Nothing has arrived yet",
                    "Start it, and watch the mood of made-up customers turn.");
    return;
  }
  const Tally tally = feed.last(judge, page.desk.shelf.thresholds(judge).three, kWindow);
  const double all = static_cast<double>(std::max<std::size_t>(tally.all(), 1));
  {
    ui::Grid grid(ui, "figures", 110, ui::space::k16, 4);
    for (std::size_t i = 0; i < kTones; ++i) {
      grid.next();
      const ui::Ui::Scope scope(ui, kToneNames[i]);
      ui::figure(ui, percent(static_cast<double>(tally.tones[i]) / all), kToneNames[i]);
    }
    grid.next();
    const ui::Ui::Scope scope(ui, "arrived");
    ui::figure(ui, with_commas(feed.items().size()), "arrived; shares of the last " + std::to_string(tally.all()));
  }
  ui.gap(ui::space::k16);
  draw_course(page, judge);
  ui.gap(ui::space::k16);
  draw_posts(page, judge);
}

}  // namespace cairn::sentiment::desk
