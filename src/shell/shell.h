#pragma once
// The frame around the screens: navigation, notices, palette, toast, saving state, undo. Owns the passes of a tick: one
// for every event of the page, then as many as layout needs to settle; commands run between passes, never inside one.
// Must not know the platform: ports and Page are passed in.

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apps/plants/application.h"
#include "apps/plants/view.h"
#include "apps/roadmap/application.h"
#include "apps/roadmap/view.h"
#include "apps/sentiment/application.h"
#include "apps/sentiment/view.h"
#include "apps/shop/application.h"
#include "apps/shop/view.h"
#include "apps/tasks/application.h"
#include "apps/tasks/quotes.h"
#include "apps/tasks/view.h"
#include "core/part_loader.h"
#include "core/ports.h"
#include "core/session.h"
#include "shell/palette.h"
#include "ui/actions.h"
#include "ui/data_panel.h"
#include "ui/fonts.h"
#include "ui/models_panel.h"
#include "ui/page.h"
#include "ui/profiles_panel.h"
#include "ui/route.h"
#include "ui/ui.h"

namespace cairn::ui {

struct ShellPorts {
  Storage& storage;
  Files& files;
  Profiles& profiles;
  Parts& parts;
  Models& models;
  Inference& inference;
  Photos& photos;
  Assets& assets;
  Clock& clock;
  Page& page;
};

class Shell {
 public:
  Shell(ShellPorts ports, roadmap::Content content, const Fonts& fonts);
  ~Shell();

  void start();  // begins loading
  void set_environment(const Environment& environment);
  void push(Event event) { events_.push_back(std::move(event)); }
  Pointer& pointer() { return pointer_; }
  void set_route(std::string_view hash);
  void leave();  // the page is being hidden, or another one takes over the writing: keep what is half written
  void set_update_available(bool available) { update_available_ = available; }
  void set_quotes(std::string_view json);  // of the day; without them none is shown
  void set_installable(bool installable) { installable_ = installable; }

  // Runs the passes; ImGui's draw data is then that of the last one. Milliseconds until the next tick is wanted, -1:
  // none.
  int tick();
  // What arrived goes on its way at once, without a frame: photos and texts are not to wait for the screen. A later
  // tick draws what came of it; answers how many milliseconds it may be later, 0: with the next frame.
  int attend();
  bool has_more() const {
    return plants_view_.has_more || shop_view_.has_more;
  }                                    // there is work for attend(), in a task of its own
  bool dark() const { return dark_; }  // in force, after the learner's choice
  bool showing() const {
    return session_.loaded() || session_.load_error() != nullptr;
  }  // something useful is on the screen
  std::string take_patch() { return semantics_.take_patch(); }

  Semantics& semantics() { return semantics_; }
  const Session& session() const { return session_; }
  Session& session() { return session_; }
  const roadmap::State& state() const { return roadmap_.state(); }
  const tasks::State& tasks_state() const { return tasks_.state(); }
  const sentiment::State& sentiment_state() const { return sentiment_.state(); }
  const plants::State& plants_state() const { return plants_.state(); }
  const shop::State& shop_state() const { return shop_.state(); }
  const Environment& environment() const { return environment_; }
  bool single_keys() const { return roadmap_.state().settings.single_keys; }
  int passes() const { return passes_; }
  void record_text(std::vector<PaintedText>* into) { ui_.record_text(into); }

 private:
  static constexpr int kToast_ms = 9000;
  struct Outs {
    roadmap::Out roadmap;
    tasks::Out tasks;
    sentiment::Out sentiment;
    plants::Out plants;
    shop::Out shop;
  };
  void run_pass(const Event& event);
  void catch_up();
  // shell_frame.cpp
  void draw(Outs& out);
  void draw_focus_bar(const Rect& rect, Outs& out);
  void draw_main(const Rect& rect, Outs& out);
  void draw_screen(Outs& out);
  std::string main_key() const;
  // shell_navigation.cpp
  float rail_w() const;
  void draw_rail(const Rect& rect);
  void draw_bottom_bar(const Rect& rect);
  void draw_top_bar(const Rect& rect);
  float top_bar_h() const;
  void nav_item(const struct Screen& screen, const Rect& rect, bool with_label, bool stacked,
                std::string_view description = {});
  void draw_save_state();
  void draw_more_sheet();
  // shell_notices.cpp
  void draw_notices();
  void draw_toast();
  Rect on_page(const Node& node) const;
  Rect place_toast(float w, float h) const;
  // shell_keys.cpp
  void draw_shortcuts();
  void handle_keys();
  std::vector<PaletteCommand> palette_commands() const;
  void add_tasks_found(std::vector<PaletteCommand>& commands) const;
  // shell_actions.cpp
  void carry_out(roadmap::Out& out);
  void carry_out(tasks::Out& out);
  void carry_out(sentiment::Out& out);
  void carry_out(plants::Out& out);
  void carry_out(shop::Out& out);
  template <class AppOut>
  void carry_out_alone(AppOut& out);
  void carry_out(Actions actions);
  void commit(std::string_view kind, std::vector<Change> changes);
  void carry_out(const Action& action);
  void save_picture(const SavePicture& picture);
  void undo(bool again);
  void toast(std::string text, bool offer_undo);
  void add_to_toast(const std::string& sentence);
  void enter_sample();
  void send_to_tasks(const SendToTasks& sent);
  void forget_views();
  void to_top();
  const std::string& gesture_words(bool again) const;  // of what Undo takes back, or Redo does again
  // shell_state.cpp
  void refresh_derived();
  void refresh_tasks();
  bool shows_tasks() const;  // all of them, or some
  std::set<std::string> origins_on_today() const;
  void keep_task_drafts();
  roadmap::ViewContext context() const;
  tasks::ViewContext tasks_context();
  std::optional<int> commit_drafts(Instant as_of);
  const std::string& unused_id();  // for what the next gesture makes
  roadmap::Out make_out();
  tasks::Out make_tasks_out();
  sentiment::Out make_sentiment_out();
  sentiment::ViewContext sentiment_context();
  plants::Out make_plants_out();
  plants::ViewContext plants_context();
  shop::Out make_shop_out();
  shop::ViewContext shop_context();
  void tend_parts();

  ShellPorts ports_;
  std::string unused_id_;
  roadmap::Content content_;
  Fonts fonts_;
  PartLoader parts_;
  roadmap::RoadmapApplication roadmap_;
  tasks::TasksApplication tasks_;
  sentiment::SentimentApplication sentiment_;
  plants::PlantsApplication plants_;
  shop::ShopApplication shop_;
  Session session_;
  Semantics semantics_;
  Memory memory_;
  Ui ui_;
  Environment environment_;
  Pointer pointer_;
  std::deque<Event> events_;
  Route route_;
  DataPanel data_;
  ProfilesPanel profiles_;
  ModelsPanel models_;
  CommandPalette palette_;
  roadmap::SearchIndex index_;
  roadmap::Derived derived_;
  std::uint64_t derived_version_ = ~0ull;
  roadmap::TodayView today_view_;
  roadmap::RoadmapView roadmap_view_;
  roadmap::WeekView week_view_;
  int week_shown_ = 0;
  roadmap::PlanView plan_view_;
  roadmap::PortfolioView portfolio_view_;
  roadmap::SettingsView settings_view_;
  roadmap::SearchView search_view_;
  std::set<std::string> sent_items_;  // of the roadmap that stand among the tasks
  tasks::Learning learning_;
  tasks::Derived tasks_derived_;
  std::uint64_t tasks_version_ = ~0ull;
  std::uint64_t tasks_derivation_ = 0;
  tasks::View tasks_view_;
  sentiment::View sentiment_view_;
  plants::View plants_view_;
  shop::View shop_view_;
  std::optional<tasks::Quotes> quotes_;
  Actions pending_actions_;  // of the shell's own widgets
  struct Shown {
    std::string text;
    bool offer_undo = false;
    Instant until;
    bool attended = false;  // the pointer or the focus is on it
  };
  std::optional<Shown> toast_;
  std::optional<std::set<std::string, std::less<>>> notices_;  // those of the last pass
  bool writing_ = false;                                       // a note holds words that are not saved yet
  bool editing_ = false;                                       // a text field has the focus
  float focus_bar_h_ = 0;                                      // of the bar that stands at the foot of the page
  bool more_open_ = false;
  bool shortcuts_open_ = false;
  bool update_available_ = false;
  bool installable_ = false;
  bool dark_ = false;
  std::string title_;
  struct GestureWords {  // an import may be of thousands of tasks: found once for each change
    std::uint64_t version = ~0ull;
    std::string undo, redo;
  };
  mutable GestureWords gesture_words_;
  std::vector<Pending<Done>> under_way_;
  int passes_ = 0;
  bool ticking_ = false;
};

}  // namespace cairn::ui
