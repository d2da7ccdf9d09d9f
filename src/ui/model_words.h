#pragma once
// Names and sentences for models and their sizes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.h"

namespace cairn::ui {

std::string_view name_of_model(std::string_view id);      // "Irony and sarcasm"; of one that is not known: its id
std::string_view sentence_of_model(std::string_view id);  // what it is; empty: not known

// "1.5 MB", or "4.2 of 11.7 MB": always with one decimal, so that what grows does not jump.
std::string megabytes(std::int64_t bytes);
std::string megabytes_of(std::int64_t bytes, std::int64_t total_bytes);

std::string size_of_model(const ModelState& model, const ModelList& list);           // with what it needs besides
std::vector<std::string> dependents_of(std::string_view id, const ModelList& list);  // names of those here that need it

}  // namespace cairn::ui
