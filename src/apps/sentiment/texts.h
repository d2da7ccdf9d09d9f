#pragma once
// The texts of a collection as they are kept beside the log: in chunks, each a blob under a key.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/reading/reading.h"
#include "base/result.h"

namespace cairn::sentiment {

inline constexpr std::size_t kChunkRows = 500;

std::string texts_prefix(std::string_view collection);              // "sentiment/<collection>/texts/"
std::string chunk_key(std::string_view prefix, std::size_t chunk);  // the prefix and five digits
std::string verdicts_prefix(std::string_view collection,
                            std::string_view judge);         // "sentiment/<collection>/verdicts/<judge>/"
std::string collection_prefix(std::string_view collection);  // all of it
inline constexpr std::string_view kAllPrefix = "sentiment/";
// Of a key below kAllPrefix; empty: of none.
std::string_view collection_of(std::string_view key);

std::string encode_texts(const reading::ReadText* first, std::size_t count);
// Untrusted: kCorrupt where it is not what encode_texts() wrote.
Result<std::vector<reading::ReadText>> decode_texts(std::string_view text);

}  // namespace cairn::sentiment
