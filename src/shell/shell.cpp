#include "shell/shell.h"

#include <algorithm>
#include <utility>

#include "apps/plants/photos.h"
#include "apps/sentiment/texts.h"
#include "apps/shop/lines_codec.h"
#include "apps/shop/product_pictures.h"
#include "base/phrases.h"

namespace cairn::ui {
namespace {

constexpr int kToastLinger_ms = 3000;  // after pointer and focus have left it
constexpr int kPatience_ms = 100;      // so often a batch is seen to go on
constexpr std::int64_t kDay_ms = 24 * 3600 * 1000;
constexpr int kMaxSettlingPasses = 4;
constexpr int kWholeDraft_ms = 60'000;  // so far ahead every draft is due

std::vector<std::unique_ptr<Application>> fresh_applications() {
  std::vector<std::unique_ptr<Application>> fresh;
  fresh.push_back(std::make_unique<roadmap::RoadmapApplication>());
  fresh.push_back(std::make_unique<tasks::TasksApplication>());
  fresh.push_back(std::make_unique<sentiment::SentimentApplication>());
  fresh.push_back(std::make_unique<plants::PlantsApplication>());
  fresh.push_back(std::make_unique<shop::ShopApplication>());
  return fresh;
}

// What a backup would change, in words for the data panel.
std::string count_words(std::string_view kind, std::size_t count) {
  struct Words {
    std::string_view kind, one, many;
  };
  static constexpr Words kWords[] = {{"roadmap.tick", "tick", "ticks"},
                                     {"roadmap.note", "note", "notes"},
                                     {"roadmap.evidence", "piece of evidence", "pieces of evidence"},
                                     {"roadmap.time", "time entry", "time entries"},
                                     {"roadmap.week", "week's mark", "weeks' marks"},
                                     {"tasks.task", "task", "tasks"},
                                     {"tasks.work", "time worked on a task", "times worked on tasks"},
                                     {"tasks.choice", "lesson of the task order", "lessons of the task order"},
                                     {"tasks.filter", "saved filter", "saved filters"},
                                     {"sentiment.collection", "collection of texts", "collections of texts"},
                                     {"sentiment.tone", "tone given to a text", "tones given to texts"},
                                     {"plants.observation", "observation of a plant", "observations of plants"},
                                     {"plants.card", "plant learned", "plants learned"},
                                     {"shop.import", "file of orders", "files of orders"},
                                     {"shop.mapping", "way to read orders", "ways to read orders"},
                                     {"shop.counted", "product counted apart", "products counted apart"},
                                     {"shop.product", "product of the shop", "products of the shop"},
                                     {"shop.cart", "product in the cart", "products in the cart"}};
  if (kind == "roadmap.settings") return "the settings";
  if (kind == "roadmap.plan") return "the accepted plan";
  if (kind == "roadmap.timer") return "the running timer";
  if (kind == "tasks.settings") return "the task settings";
  if (kind == "tasks.timer") return "the running focus timer";
  for (const Words& words : kWords)
    if (kind == words.kind) return std::to_string(count) + " " + std::string(count == 1 ? words.one : words.many);
  return count_plainly(kind, count);
}

std::string beside_words(const std::vector<std::string>& keys) {
  std::size_t photos = 0, products = 0, collections = 0, imports = 0;
  std::string_view last;  // keys come in their order, so those of a collection stand together
  for (const std::string& key : keys) {
    if (key.rfind(plants::kPhotosPrefix, 0) == 0) ++photos;
    if (key.rfind(shop::kPicturesPrefix, 0) == 0) ++products;
    const bool texts = key.rfind(sentiment::kAllPrefix, 0) == 0, orders = key.rfind(shop::kAllPrefix, 0) == 0;
    if (!texts && !orders) continue;
    const std::string_view whose = texts ? sentiment::collection_of(key) : shop::import_of(key);
    if (whose != std::exchange(last, whose)) ++(texts ? collections : imports);
  }
  std::vector<std::string> parts;
  if (photos > 0) parts.push_back(counted(photos, "photo of plants", "photos of plants"));
  if (products > 0) parts.push_back(counted(products, "picture of a product", "pictures of products"));
  if (imports > 0) parts.push_back("the lines of " + counted(imports, "file of orders", "files of orders"));
  if (collections > 0) parts.push_back("the texts of " + counted(collections, "collection", "collections"));
  return joined(parts);
}

int week_of(const Route& route) {
  if (route.screen != "week" || route.argument.empty() || route.argument.size() > 2) return 0;
  int number = 0;
  for (const char c : route.argument) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number >= 1 && number <= roadmap::kWeekCount ? number : 0;
}

}  // namespace

Shell::Shell(ShellPorts ports, roadmap::Content content, const Fonts& fonts)
    : ports_(ports),
      content_(std::move(content)),
      fonts_(fonts),
      parts_(ports.parts, ports.clock),
      session_(ports.storage, ports.clock, {&roadmap_, &tasks_, &sentiment_, &plants_, &shop_}),
      ui_(semantics_, memory_, fonts_),
      data_(session_, {&roadmap_, &tasks_, &sentiment_, &plants_, &shop_}, ports.storage, ports.files, ports.clock,
            fresh_applications, count_words, beside_words),
      profiles_(ports.profiles),
      index_(content_) {}

Shell::~Shell() = default;

void Shell::start() { session_.start(); }

void Shell::set_quotes(std::string_view json) {
  Result<tasks::Quotes> quotes = tasks::read_quotes(json);
  if (quotes)
    quotes_ = std::move(quotes).value();
  else
    toast("The quotations could not be read: " + quotes.error().message, false);
}

void Shell::set_environment(const Environment& environment) { environment_ = environment; }

// What was typed before this moment belongs to the page on which it was typed.
void Shell::catch_up() {
  if (!events_.empty() && !ticking_) tick();  // the page may answer a tick with a new address
}

void Shell::leave() {
  catch_up();
  plants_view_.leaving = true;
  attend();
  plants_view_.leaving = false;
  keep_task_drafts();
  commit_drafts({ports_.clock.now().ms + kWholeDraft_ms});
}

void Shell::set_route(std::string_view hash) {
  const Route next = parse_route(hash);
  if (next == route_) return;
  catch_up();
  // A note that is being written is kept when its page is left.
  keep_task_drafts();
  commit_drafts({ports_.clock.now().ms + kWholeDraft_ms});
  route_ = next;
  more_open_ = false;
  shortcuts_open_ = false;
  data_.close_dialog();
  palette_.close();
  // What was said about the last page does not follow to the next one; what has just been said does.
  if (toast_ && toast_->until.ms - ports_.clock.now().ms < kToast_ms - 1500) toast_.reset();
  if (route_.screen == "profiles") profiles_.refresh();
  if (route_.screen == "data") models_.wanted = true;
  if (route_.screen == "sentiment") sentiment_view_.models_changed = true;
  if (route_.screen == "plants") plants_view_.models_changed = true;
  if (route_.screen == "search") search_view_.query = route_.query;
  if (route_.screen == "tasks") tasks::follow_address(route_, tasks_view_);
  if (const int week = week_of(route_); week != 0 && week != week_shown_) {
    week_shown_ = week;
    week_view_ = {};
  }
}

int Shell::attend() {
  if (!ticking_ && showing()) tend_parts();
  return plants_view_.unhurried || shop_view_.unhurried ? kPatience_ms : 0;
}

int Shell::tick() {
  session_.tick();
  data_.logic();
  profiles_.logic();
  parts_.tick();
  tend_parts();
  data_.set_profile({profiles_.locked(), profiles_.several()});
  if (toast_ && ports_.clock.now().ms >= toast_->until.ms) {
    // Who is at it has the time that they need.
    if (toast_->attended)
      toast_->until.ms = ports_.clock.now().ms + kToastLinger_ms;
    else
      toast_.reset();
  }
  commit_drafts(ports_.clock.now());
  under_way_.erase(std::remove_if(under_way_.begin(), under_way_.end(),
                                  [this](Pending<Done>& task) {
                                    if (!task.ready()) return false;
                                    const Status status = task.take();
                                    if (!status.ok()) toast(status.error().message, false);
                                    return true;
                                  }),
                   under_way_.end());
  if (!showing()) return -1;  // the page keeps its quiet first picture until there is something useful
  refresh_derived();
  passes_ = 0;
  int settling = 0;
  bool again = true;
  ticking_ = true;
  while (again) {
    const bool has_event = !events_.empty();
    Event event;
    if (has_event) {
      event = std::move(events_.front());
      events_.pop_front();
    }
    const std::uint64_t before = session_.version();
    run_pass(event);
    ++passes_;
    if (!has_event) ++settling;
    again = !events_.empty() || has_event || session_.version() != before || ui_.unsettled();
    if (settling >= kMaxSettlingPasses && events_.empty()) again = false;
  }
  ticking_ = false;

  int wait = -1;
  const auto want = [&wait](std::int64_t ms) {
    const int bounded = static_cast<int>(std::clamp<std::int64_t>(ms, 1, 24 * 3600 * 1000));
    wait = wait < 0 ? bounded : std::min(wait, bounded);
  };
  const Instant now = ports_.clock.now();
  if (toast_) want(toast_->until.ms - now.ms);
  if (const auto ms = parts_.change_ms()) want(*ms);
  if (const auto ms = sentiment_view_.wait_ms) want(*ms);
  if (const auto ms = plants_view_.wait_ms) want(*ms);
  if (const auto ms = shop_view_.wait_ms) want(*ms);
  // A page that is left open shows the new day when it begins.
  const std::int64_t local_ms = now.ms + std::int64_t{ports_.clock.utc_offset_minutes()} * 60'000;
  want(kDay_ms - local_ms % kDay_ms + 50);
  if (const auto& timer = roadmap_.state().timer) want(60'000 - (now.ms - timer->started_at.ms) % 60'000 + 20);
  if (const auto due = commit_drafts(now)) want(*due);
  if (const auto ms = tasks::focus_change_ms(tasks_.state(), now)) want(*ms);
  if (route_.screen == "tasks")
    if (const auto ms = tasks::address_due_ms(tasks_view_, now)) want(*ms);
  if (shows_tasks() && tasks_version_ == session_.version())
    if (const auto ms = tasks::next_change_ms(tasks_context())) want(*ms);
  return wait;
}

void Shell::run_pass(const Event& event) {
  for (const Action& action : data_.take_news()) carry_out(action);
  for (const Action& action : profiles_.take_news()) carry_out(action);
  for (const Action& action : std::exchange(models_.news, {})) carry_out(action);
  if (data_.take_state_replaced()) forget_views();
  Environment environment = environment_;
  const roadmap::Settings& settings = roadmap_.state().settings;
  dark_ = settings.theme == roadmap::Theme::kSystem ? environment_.dark : settings.theme == roadmap::Theme::kDark;
  if (environment.forced_colors) dark_ = is_dark(environment.forced_colors->canvas);
  environment.dark = dark_;
  environment.text_size_percent = settings.text_size_percent;
  environment.compact = settings.density == roadmap::Density::kCompact;
  writing_ =
      std::any_of(week_view_.notes.begin(), week_view_.notes.end(), [](const auto& note) { return note.second.dirty; });
  const Node* focused = semantics_.find(pointer_.focused);
  editing_ = focused != nullptr && (focused->role == Role::kTextbox || focused->role == Role::kTextarea);
  refresh_derived();
  ImGui::GetIO().DisplaySize = {environment.width_px, environment.height_px};
  ImGui::GetIO().DisplayFramebufferScale = {environment.dpr, environment.dpr};
  ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
  ImGui::NewFrame();
  ui_.begin(environment, event, pointer_);
  Outs out{make_out(), make_tasks_out(), make_sentiment_out(), make_plants_out(), make_shop_out()};
  handle_keys();
  draw(out);
  ui_.end();
  ImGui::Render();
  carry_out(out.tasks);
  carry_out(out.sentiment);
  carry_out(out.plants);
  carry_out(out.shop);
  carry_out(out.roadmap);
}

}  // namespace cairn::ui
