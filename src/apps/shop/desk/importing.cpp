#include "apps/shop/desk/importing.h"

#include <algorithm>
#include <utility>

#include "apps/shop/commands.h"
#include "apps/shop/figures/crossfilter.h"
#include "base/text.h"

namespace cairn::shop::desk {
namespace {

constexpr std::size_t kRowsASlice = 4000;
constexpr std::size_t kChunksAWrite = 8;

std::string name_of_file(std::string_view file) {
  if (const std::size_t slash = file.find_last_of("/\\"); slash != std::string_view::npos)
    file.remove_prefix(slash + 1);
  if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos && dot > 0) file = file.substr(0, dot);
  return clean_name(truncate_utf8(file, kMaxNameBytes));
}

constexpr std::string_view kDayFirst = "day", kMonthFirst = "month", kPoint = "point", kComma = "comma";

Mapping mapping_of(const reading::Reading& reading) {
  const reading::Plan& plan = reading.plan();
  Mapping mapping;
  for (const auto& [field, column] : reading::to_keep(plan.columns, reading.columns()))
    mapping.columns.emplace_back(field, std::string(truncate_utf8(column, kMaxColumnBytes)));
  mapping.date_order = plan.date_order == DateOrder::kDayFirst ? kDayFirst : kMonthFirst;
  mapping.decimal_sign = plan.decimal_sign == DecimalSign::kPoint ? kPoint : kComma;
  mapping.currency = plan.currency;
  return mapping;
}

}  // namespace

std::optional<reading::Plan> remembered_plan(const reading::Reading& reading, const State& state) {
  const auto found = state.mappings.find(mapping_key(header_signature(reading.columns())));
  if (found == state.mappings.end()) return {};
  const Mapping& mapping = found->second;
  reading::Plan plan = reading.with_columns(reading::remembered(mapping.columns, reading.columns()));
  // Values decide where they can; where they do not, what was chosen before does.
  if (plan.date_order_unsure && !mapping.date_order.empty())
    plan.date_order = mapping.date_order == kDayFirst ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
  if (plan.decimal_sign_unsure && !mapping.decimal_sign.empty())
    plan.decimal_sign = mapping.decimal_sign == kPoint ? DecimalSign::kPoint : DecimalSign::kComma;
  plan.currency = mapping.currency;
  return plan;
}

Importing::Importing(std::string file_name, std::string bytes, std::string id)
    : name(name_of_file(file_name)), id_(std::move(id)), origin_(file_name) {
  reading_ = std::make_unique<reading::Reading>(std::move(file_name), std::move(bytes));
}

Importing::Importing(Lines lines, std::string title, std::string id)
    : name(std::move(title)), id_(std::move(id)), made_up_(true), lines_(std::move(lines)), stand_(Stand::kKeeping) {}

bool Importing::busy() const {
  if (stand_ != Stand::kReading || !reading_) return false;
  const reading::Phase phase = reading_->phase();
  return phase == reading::Phase::kDecoding || phase == reading::Phase::kLooking || phase == reading::Phase::kReading;
}

void Importing::keep() {
  set_aside_ = reading_->counts().set_aside;
  mapping_key_ = shop::mapping_key(header_signature(reading_->columns()));
  mapping_ = mapping_of(*reading_);
  lines_ = reading_->take_lines();
  reading_.reset();
  stand_ = Stand::kKeeping;
}

void Importing::fail(std::string why) {
  stand_ = Stand::kFailed;
  error_ = std::move(why);
}

void Importing::retry() {
  if (stand_ == Stand::kFailed) stand_ = Stand::kKeeping;
  error_.clear();
}

double Importing::share_kept() const {
  return writer_ ? static_cast<double>(kept_) / static_cast<double>(writer_->chunks()) : 0;
}

void Importing::write(Storage& storage) {
  if (!writer_) writer_ = std::make_unique<LinesWriter>(lines_, id_);
  if (writing_.ready()) {
    const Status status = writing_.take();
    if (!status.ok()) {
      error_ = status.error().message;
      stand_ = Stand::kFailed;
      return;
    }
    kept_ = keeping_;
  }
  if (!writing_.empty()) return;
  if (kept_ == writer_->chunks()) {
    stand_ = Stand::kKept;
    return;
  }
  keeping_ = std::min(kept_ + kChunksAWrite, writer_->chunks());
  std::vector<Blob> blobs;
  for (std::size_t at = kept_; at < keeping_; ++at) blobs.push_back(writer_->chunk(at));
  writing_ = storage.write_blobs(std::move(blobs));
}

void Importing::tend(Storage& storage) {
  if (stand_ == Stand::kReading && reading_) reading_->advance(kRowsASlice);
  if (stand_ == Stand::kKeeping) write(storage);
}

Import Importing::import() const {
  Import import;
  import.name = name;
  import.origin = std::string(truncate_utf8(origin_, kMaxOriginBytes));
  import.lines = static_cast<int>(lines_.size());
  import.set_aside = static_cast<int>(set_aside_);
  if (lines_.size() > 0) {
    import.first = figures::day_of(lines_.minute.front());
    import.last = figures::day_of(lines_.minute.back());
  }
  import.made_up = made_up_;
  return import;
}

}  // namespace cairn::shop::desk
