#pragma once
// Whether a text is English: by the words that every sentence has, a few that reviews have, and letters. Short texts
// often say nothing either way.

#include <string_view>

namespace cairn::sentiment::reading {

enum class Language { kEnglish, kOther, kUnsure };

Language language_of(std::string_view text);

}  // namespace cairn::sentiment::reading
