// Items of the roadmap and the tasks that stand for them: what cannot follow is said.
#include <doctest/doctest.h>

#include "shell/links.h"
#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::Role;

TEST_CASE("links: a task whose item the roadmap does not have is done alone, and that is said") {
  tasks::Task before;
  before.title = "Read chapter 3";
  before.origin = ui::roadmap_origin("an-item-of-an-older-roadmap");
  tasks::Task after = before;
  after.status = tasks::TaskStatus::kDone;
  std::vector<Change> changes;
  const roadmap::State roadmap;
  const roadmap::Context context{Instant{}, 0, "fresh", &real_content()};
  const std::string said =
      ui::add_linked(tasks::Events{tasks::TaskChanged{"t", before, after}}, roadmap, context, changes);
  CHECK(said == "The roadmap stays as it is: The roadmap has no such item.");
  CHECK(changes.empty());
}

TEST_CASE("links: a task that cannot be done with its item stays open, and the notice says why") {
  Harness app;
  app.click("Begin with this");
  app.go("#/week/1");
  const std::string step = real_content().week(1).steps.front().text;
  app.click_one("Send ");
  app.go("#/tasks");
  app.click(step);
  app.click("Focus");
  app.clock.advance_ms(std::int64_t{17} * 3'600'000);
  app.go("#/week/1");
  app.set(step, true);
  CHECK(app.state().ticks.size() == 1);
  CHECK(task(app, step).status == tasks::TaskStatus::kOpen);
  CHECK(app.shows("The task in Tasks stays as it is: The timer has run for more than 16 hours."));
  app.click("Undo");
  CHECK(app.state().ticks.empty());
}

}  // namespace
}  // namespace cairn::test
