#include "base/phrases.h"

#include "doctest/doctest.h"

using namespace cairn;

TEST_CASE("phrases: counted in one or many, with commas") {
  CHECK(counted(0, "photo", "photos") == "0 photos");
  CHECK(counted(1, "photo", "photos") == "1 photo");
  CHECK(counted(2400, "photo", "photos") == "2,400 photos");
}

TEST_CASE("phrases: quoted") { CHECK(in_quotation_marks("rose") == "\xE2\x80\x9Crose\xE2\x80\x9D"); }
