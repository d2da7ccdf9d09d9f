// Labelled files: what is read, and what is said of what cannot be.
#include "apps/sentiment/labelled_texts.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::sentiment;

namespace {
const std::vector<std::string> kLabels = {"negative", "positive"};
}

TEST_CASE("labelled texts: rows, whatever the line ends") {
  for (const char* file :
       {"label\ttext\npositive\tGood.\nnegative\tBad.\n", "label\ttext\r\npositive\tGood.\r\nnegative\tBad.",
        "\xEF\xBB\xBFlabel\ttext\npositive\tGood.\nnegative\tBad.\n\n"}) {
    const auto read = read_labelled_texts(file, kLabels);
    REQUIRE(read.ok());
    CHECK(read.value().texts == std::vector<std::string>{"Good.", "Bad."});
    CHECK(read.value().labels == std::vector<std::size_t>{1, 0});
    CHECK(labels_of(file).value() == kLabels);
  }
}

TEST_CASE("labelled texts: errors say what and where") {
  const auto error = [](const char* file) { return read_labelled_texts(file, kLabels).error(); };
  CHECK(error("").where == "line 1");
  CHECK(error("text\tlabel\n").where == "line 1");
  CHECK(error("label\ttext\n").message == "The file has a header but no rows.");
  CHECK(error("label\ttext\npositive\tGood.\nno tab\n").where == "line 3");
  CHECK(error("label\ttext\npositive\ta\tb\n").where == "line 2");
  CHECK(error("label\ttext\npositive\t \n").message == "A row has no text.");
  CHECK(error("label\ttext\nneutral\tHm.\n").message ==
        "The label \"neutral\" is not one that the model knows (negative, positive).");
  CHECK(error("label\ttext\npositive\t\xFF\n").message ==
        "The file is not UTF-8 text. Save it as UTF-8 and try again.");
  CHECK(error("label\ttext\n\npositive\tGood.\n").where == "line 2");
}
