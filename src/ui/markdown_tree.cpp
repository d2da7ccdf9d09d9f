#include "ui/markdown_tree.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <md4c.h>
extern "C" {
#include <entity.h>
}

namespace cairn::ui::md {
namespace {

constexpr unsigned kReplacement = 0xFFFD;

void append_utf8(std::string& out, unsigned cp) {
  if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = kReplacement;
  const auto byte = [&out](unsigned value) { out.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
  if (cp < 0x80) {
    byte(cp);
  } else if (cp < 0x800) {
    byte(0xC0 | (cp >> 6));
    byte(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    byte(0xE0 | (cp >> 12));
    byte(0x80 | ((cp >> 6) & 0x3F));
    byte(0x80 | (cp & 0x3F));
  } else {
    byte(0xF0 | (cp >> 18));
    byte(0x80 | ((cp >> 12) & 0x3F));
    byte(0x80 | ((cp >> 6) & 0x3F));
    byte(0x80 | (cp & 0x3F));
  }
}

// "&amp;", "&#65;", "&#x41;"; an unknown name stays as it is written.
void append_entity(std::string& out, std::string_view entity) {
  if (entity.size() > 3 && entity[1] == '#') {
    const bool hex = entity[2] == 'x' || entity[2] == 'X';
    const std::string digits(entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3)));
    append_utf8(out, static_cast<unsigned>(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10)));
    return;
  }
  const ENTITY* known = entity_lookup(entity.data(), entity.size());
  if (!known) {
    out += entity;
    return;
  }
  append_utf8(out, known->codepoints[0]);
  if (known->codepoints[1]) append_utf8(out, known->codepoints[1]);
}

std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET from = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + from, attribute.substr_offsets[i + 1] - from);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY)
      append_entity(out, part);
    else
      out += part;
  }
  return out;
}

class Builder {
 public:
  Builder() {
    Block document;
    document.kind = BlockKind::kDocument;
    stack_.push_back(std::move(document));
  }

  void enter(MD_BLOCKTYPE type, void* detail);
  void leave(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view text);
  Block take() { return std::move(stack_.front()); }

 private:
  void push(Block block) { stack_.push_back(std::move(block)); }
  void pop() {
    Block block = std::move(stack_.back());
    stack_.pop_back();
    stack_.back().children.push_back(std::move(block));
  }
  std::vector<Run>& runs();
  void add(Run run);

  std::vector<Block> stack_;
  std::vector<bool> kept_;  // which of the open quotes, lists and items have a block of their own
  int strong_ = 0, italic_ = 0, strike_ = 0, code_ = 0;
  std::vector<std::string> hrefs_;
};

bool nests(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_LI;
}

void Builder::enter(MD_BLOCKTYPE type, void* detail) {
  if (nests(type)) {
    // An item goes with its list: never one without the other.
    const bool keep = type == MD_BLOCK_LI ? kept_.back() : stack_.size() <= kMaxDepth;
    kept_.push_back(keep);
    if (!keep) return;
  }
  Block block;
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      return;
    case MD_BLOCK_QUOTE:
      block.kind = BlockKind::kQuote;
      break;
    case MD_BLOCK_UL:
      block.kind = BlockKind::kList;
      block.tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
      break;
    case MD_BLOCK_OL:
      block.kind = BlockKind::kList;
      block.tight = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->is_tight != 0;
      block.first_number = static_cast<int>(std::min(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start, 999999999u));
      break;
    case MD_BLOCK_LI: {
      const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
      block.kind = BlockKind::kItem;
      if (item->is_task) block.task = item->task_mark == ' ' ? TaskMark::kOpen : TaskMark::kDone;
      break;
    }
    case MD_BLOCK_HR:
      block.kind = BlockKind::kRule;
      break;
    case MD_BLOCK_H:
      block.kind = BlockKind::kHeading;
      block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE:
      block.kind = BlockKind::kCode;
      break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
      block.kind = BlockKind::kParagraph;
      break;
    case MD_BLOCK_TABLE:
      block.kind = BlockKind::kTable;
      break;
    case MD_BLOCK_TR:
      block.kind = BlockKind::kRow;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
      const MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
      block.kind = BlockKind::kCell;
      block.head = type == MD_BLOCK_TH;
      block.align = align == MD_ALIGN_RIGHT ? Align::kRight : align == MD_ALIGN_CENTER ? Align::kCenter : Align::kLeft;
      break;
    }
  }
  push(std::move(block));
}

void Builder::leave(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return;
  if (nests(type)) {
    const bool kept = kept_.back();
    kept_.pop_back();
    if (!kept) {
      Run end_of_line;
      end_of_line.line_break = true;
      if (type == MD_BLOCK_LI) add(std::move(end_of_line));
      return;
    }
  }
  pop();
  Block& parent = stack_.back();
  if (parent.kind == BlockKind::kRow && parent.children.size() > kMaxTableColumns) parent.children.pop_back();
}

// Text of a tight list stands directly in its item: it becomes a paragraph there.
std::vector<Run>& Builder::runs() {
  Block& top = stack_.back();
  const bool holds_blocks =
      top.kind == BlockKind::kItem || top.kind == BlockKind::kDocument || top.kind == BlockKind::kQuote;
  if (!holds_blocks) return top.runs;
  if (top.children.empty() || top.children.back().kind != BlockKind::kParagraph) top.children.emplace_back();
  return top.children.back().runs;
}

void Builder::add(Run run) {
  std::vector<Run>& list = runs();
  if (!list.empty() && list.back().same_style(run))
    list.back().text += run.text;
  else
    list.push_back(std::move(run));
}

void Builder::enter_span(MD_SPANTYPE type, void* detail) {
  switch (type) {
    case MD_SPAN_EM:
      ++italic_;
      break;
    case MD_SPAN_STRONG:
      ++strong_;
      break;
    case MD_SPAN_DEL:
      ++strike_;
      break;
    case MD_SPAN_CODE:
      ++code_;
      break;
    case MD_SPAN_A:
      hrefs_.push_back(text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
      break;
    // Pictures are not fetched: their words lead to them.
    case MD_SPAN_IMG:
      hrefs_.push_back(text_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src));
      break;
    default:
      break;
  }
}

void Builder::leave_span(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      --italic_;
      break;
    case MD_SPAN_STRONG:
      --strong_;
      break;
    case MD_SPAN_DEL:
      --strike_;
      break;
    case MD_SPAN_CODE:
      --code_;
      break;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
      hrefs_.pop_back();
      break;
    default:
      break;
  }
}

void Builder::text(MD_TEXTTYPE type, std::string_view text) {
  Run run;
  run.strong = strong_ > 0;
  run.italic = italic_ > 0;
  run.strike = strike_ > 0;
  run.code = code_ > 0;
  if (!hrefs_.empty() && may_open(hrefs_.back())) run.href = hrefs_.back();
  switch (type) {
    case MD_TEXT_NULLCHAR:
      append_utf8(run.text, kReplacement);
      break;
    case MD_TEXT_BR:
      run.line_break = true;
      break;
    case MD_TEXT_SOFTBR:
      run.text = " ";
      break;
    case MD_TEXT_ENTITY:
      append_entity(run.text, text);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
      run.text = text;
      break;
  }
  add(std::move(run));
}

Builder& builder(void* user) { return *static_cast<Builder*>(user); }

}  // namespace

bool may_open(std::string_view href) {
  const auto starts = [href](std::string_view prefix) {
    if (href.size() <= prefix.size()) return false;
    return std::equal(prefix.begin(), prefix.end(), href.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
  };
  const bool clean = std::none_of(href.begin(), href.end(), [](char c) { return static_cast<unsigned char>(c) <= 32; });
  return clean && (starts("https://") || starts("http://") || starts("#/"));
}

std::string plain_text(const std::vector<Run>& runs) {
  std::string out;
  for (const Run& run : runs) out += run.line_break ? std::string("\n") : run.text;
  return out;
}

Block parse(std::string_view text) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                 MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    builder(user).enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder(user).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    builder(user).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    builder(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* chars, MD_SIZE size, void* user) {
    builder(user).text(type, std::string_view(chars, size));
    return 0;
  };
  Builder build;
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &build);
  return build.take();
}

}  // namespace cairn::ui::md
