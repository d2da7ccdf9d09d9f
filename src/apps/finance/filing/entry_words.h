#pragma once
// The words of an entry that can tell what it is about. Bank texts are upper case, cut, and full of codes: what has a
// digit in it is left out, the rest is compared without marks and case.

#include <string>
#include <string_view>
#include <vector>

namespace cairn::finance::filing {

// Each once, in their order. Words of one letter are left out: "McDonald's 0812" gives "mcdonald".
std::vector<std::string> entry_words(std::string_view payee, std::string_view memo);

// Whether two words are one that was cut: the shorter one has four letters at least and begins the longer one.
bool one_cut(std::string_view a, std::string_view b);

}  // namespace cairn::finance::filing
