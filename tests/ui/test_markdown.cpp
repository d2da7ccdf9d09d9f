#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "ui/markdown_tree.h"

namespace cairn::ui::md {
namespace {

// The tree in short: "p(a *b*)", with * strong, / italic, ` code, ~ struck out, [text](href) links and | line breaks.
std::string show(const Run& run) {
  if (run.line_break) return "|";
  std::string out = run.text;
  if (run.code) out = "`" + out + "`";
  if (run.strong) out = "*" + out + "*";
  if (run.italic) out = "/" + out + "/";
  if (run.strike) out = "~" + out + "~";
  if (!run.href.empty()) out = "[" + out + "](" + run.href + ")";
  return out;
}

std::string show(const Block& block) {
  std::string inner;
  for (const Run& run : block.runs) inner += show(run);
  for (const Block& child : block.children) inner += (inner.empty() ? "" : " ") + show(child);
  switch (block.kind) {
    case BlockKind::kDocument:
      return inner;
    case BlockKind::kParagraph:
      return "p(" + inner + ")";
    case BlockKind::kHeading:
      return "h" + std::to_string(block.level) + "(" + inner + ")";
    case BlockKind::kList:
      return (block.first_number < 0 ? "ul(" : "ol" + std::to_string(block.first_number) + "(") + inner + ")";
    case BlockKind::kItem: {
      const char* mark = block.task == TaskMark::kNone ? "" : block.task == TaskMark::kDone ? "x " : "o ";
      return "li(" + std::string(mark) + inner + ")";
    }
    case BlockKind::kQuote:
      return "quote(" + inner + ")";
    case BlockKind::kCode:
      return "code(" + inner + ")";
    case BlockKind::kRule:
      return "rule";
    case BlockKind::kTable:
      return "table(" + inner + ")";
    case BlockKind::kRow:
      return "tr(" + inner + ")";
    case BlockKind::kCell:
      return (block.head ? "th(" : "td(") + inner + ")";
  }
  return {};
}

std::string tree(std::string_view text) { return show(parse(text)); }

std::size_t depth(const Block& block) {
  std::size_t deepest = 0;
  for (const Block& child : block.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

TEST_CASE("markdown: inline styles") {
  CHECK(tree("plain") == "p(plain)");
  CHECK(tree("a **b** c") == "p(a *b* c)");
  CHECK(tree("*i* and ***both***") == "p(/i/ and /*both*/)");
  CHECK(tree("`x < 1 && y` ~~gone~~") == "p(`x < 1 && y` ~gone~)");
  CHECK(tree("one\ntwo  \nthree") == "p(one two|three)");
  CHECK(tree("a &amp; b &#8211; &#x41; &nosuch;") == "p(a & b \xE2\x80\x93 A &nosuch;)");
}

TEST_CASE("markdown: links open the web and this application, nothing else") {
  CHECK(tree("[docs](https://example.org/a?b=1&amp;c=2)") == "p([docs](https://example.org/a?b=1&c=2))");
  CHECK(tree("[week](#/week/7)") == "p([week](#/week/7))");
  CHECK(tree("see https://example.org now") == "p(see [https://example.org](https://example.org) now)");
  CHECK(tree("[bad](javascript:alert(1))") == "p(bad)");
  CHECK(tree("[bad](data:text/html,x)") == "p(bad)");
  CHECK(tree("![a plant](https://example.org/p.png)") == "p([a plant](https://example.org/p.png))");
  CHECK(may_open("HTTPS://example.org"));
  CHECK_FALSE(may_open("https://"));
  CHECK_FALSE(may_open("https://exa mple.org"));
  CHECK_FALSE(may_open("#fragment"));
}

TEST_CASE("markdown: raw HTML is text") {
  CHECK(tree("<b>x</b>") == "p(<b>x</b>)");
  CHECK(tree("<script>alert(1)</script>") == "p(<script>alert(1)</script>)");
}

TEST_CASE("markdown: blocks") {
  CHECK(tree("# One\n\ntext\n\n### Three") == "h1(One) p(text) h3(Three)");
  CHECK(tree("- a\n- b\n  - c\n- d") == "ul(li(p(a)) li(p(b) ul(li(p(c)))) li(p(d)))");
  CHECK(tree("- a\n\n- b") == "ul(li(p(a)) li(p(b)))");
  CHECK(tree("3. a\n4. b") == "ol3(li(p(a)) li(p(b)))");
  CHECK(tree("- [ ] open\n- [x] done") == "ul(li(o p(open)) li(x p(done)))");
  CHECK(tree("> quoted\n> more") == "quote(p(quoted more))");
  CHECK(tree("```py\nx = 1\n  y\n```") == "code(x = 1\n  y\n)");
  CHECK(tree("a\n\n---\n\nb") == "p(a) rule p(b)");
  CHECK(tree("|A|B|\n|-|-:|\n|1|2|") == "table(tr(th(A) th(B)) tr(td(1) td(2)))");
}

TEST_CASE("markdown: depth is bounded and no word is lost") {
  std::string quotes(200, '>');
  quotes += " deep";
  const Block quoted = parse(quotes);
  CHECK(depth(quoted) <= kMaxDepth + 3);
  CHECK(show(quoted).find("deep") != std::string::npos);

  std::string lists;
  for (int i = 0; i < 60; ++i)
    lists += std::string(static_cast<std::size_t>(2 * i), ' ') + "- item" + std::to_string(i) + "\n";
  const Block listed = parse(lists);
  CHECK(depth(listed) <= kMaxDepth + 3);
  for (int i = 0; i < 60; ++i) CHECK(show(listed).find("item" + std::to_string(i)) != std::string::npos);
}

TEST_CASE("markdown: tables are bounded in width") {
  std::string head = "|", rule = "|";
  for (int i = 0; i < 40; ++i) {
    head += "c|";
    rule += "-|";
  }
  const Block table = parse(head + "\n" + rule + "\n");
  REQUIRE(table.children.size() == 1);
  CHECK(table.children[0].children[0].children.size() == kMaxTableColumns);
}

TEST_CASE("markdown: any bytes are taken without harm") {
  std::uint64_t seed = 36;
  const std::string alphabet = "*_`~[]()<>#-+1. \n\t|\\&;!:/ahtps\xC3\xA9\xF0\xFF";
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 160; ++i) {
      seed = seed * 6364136223846793005ull + 1442695040888963407ull;
      text += alphabet[static_cast<std::size_t>(seed >> 33) % alphabet.size()];
    }
    CHECK(depth(parse(text)) <= kMaxDepth + 4);
  }
}

}  // namespace
}  // namespace cairn::ui::md
