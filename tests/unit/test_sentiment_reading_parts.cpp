// Times, columns and languages by themselves.
#include <doctest/doctest.h>

#include "apps/sentiment/reading/columns.h"
#include "apps/sentiment/reading/language.h"
#include "apps/sentiment/reading/times.h"

namespace cairn::sentiment::reading {
namespace {

std::string iso(std::string_view text) {
  const auto time = read_time(text);
  return time ? to_iso(*time) : "";
}

TEST_CASE("sentiment reading: times as exports write them") {
  for (const char* text :
       {"2018-10-10T20:19:24Z", "2018-10-10 20:19:24", "2018-10-10 20:19:24 UTC", "2018-10-10T22:19:24+02:00",
        "2018-10-10T15:19:24-0500", "2018-10-10T20:19:24.000000", "Wed Oct 10 20:19:24 +0000 2018",
        "Wed, 10 Oct 2018 20:19:24 GMT", "Wed Oct 10 13:19:24 PDT 2018", "Oct 10, 2018, 8:19:24 PM", "1539202764",
        "1539202764.0", "1539202764000", " 10 October 2018 20:19:24 "})
    CHECK_MESSAGE(iso(text) == "2018-10-10T20:19:24.000Z", text);
  CHECK(iso("2018-10-10") == "2018-10-10T00:00:00.000Z");
  CHECK(iso("October 10, 2018") == "2018-10-10T00:00:00.000Z");
  CHECK(iso("2018-10-10 20:19") == "2018-10-10T20:19:00.000Z");
  CHECK(iso("Oct 10 2018 12:05 AM") == "2018-10-10T00:05:00.000Z");
  for (const char* text : {"", "2018", "12345", "15392027640001", "03/04/2018", "2018-13-01", "31 Apr 2018",
                           "yesterday", "2018-10-10T", "2018-10-10T99:00", "1989-12-31", "Oct 10 Oct 2018",
                           "2018-10-10 20:19 nowhere", "Oct 10, 2018 13:00 PM", "99999999999.9.9"})
    CHECK_MESSAGE(iso(text).empty(), text);
}

TEST_CASE("sentiment reading: columns by name, best names first, and only where the values fit") {
  CHECK(field_of_name("Review Text").field == Field::kText);
  CHECK(field_of_name("snippet.publishedAt").field == Field::kTime);
  CHECK(field_of_name("screen_name").field == Field::kAuthor);
  CHECK(field_of_name("nothing known").field == Field::kCount);
  const Columns columns = propose_columns({"title", "text", "rating", "date"}, {{"Hm", "It is fine", "good", "2024"}});
  CHECK(columns[Field::kText] == 1);
  CHECK(columns[Field::kRating] == kNoColumn);
  CHECK(columns[Field::kTime] == kNoColumn);
  CHECK(propose_columns({}, {}) == Columns{});
  CHECK(looks_like_header({"id", "text"}, {}));
  CHECK(looks_like_header({"foo", "bar"}, {{"1", "so it goes"}}));
  CHECK_FALSE(looks_like_header({"1", "text"}, {}));
  CHECK_FALSE(looks_like_header({"I like it", "Anna"}, {{"Not at all", "Ben"}}));
  CHECK_FALSE(looks_like_header({"text", "text"}, {}));
}

TEST_CASE("sentiment reading: English is told from other languages") {
  for (const char* text : {
           "This is the best phone I have ever bought.",
           "Terrible service, would not recommend",
           "love it!!!",
           "Battery died after two days and they won't give me my money back",
           "@anna thanks for this https://t.co/x",
           "The caf\xC3\xA9 was great",
           "die hard is a great movie",
           "Works as expected, no complaints so far",
           "I'm so tired of these ads",
           "Best purchase of the year \xF0\x9F\x98\x80",
       })
    CHECK_MESSAGE(language_of(text) == Language::kEnglish, text);
  for (
      const char* text : {
          "Das Ger\xC3\xA4t ist leider nach zwei Tagen kaputt gegangen.",
          "Sehr gut, gerne wieder",
          "Ce produit est tr\xC3\xA8s mauvais, je ne le recommande pas",
          "Muy bueno, lo recomiendo",
          "El tel\xC3\xA9"
          "fono no funciona y nadie contesta",
          "Ottimo prodotto, sono molto contento",
          "O produto \xC3\xA9 muito bom, gostei bastante",
          "Heel goed product, ik ben er blij mee",
          "Jag \xC3\xA4r mycket n\xC3\xB6jd med den h\xC3\xA4r produkten",
          "Det er en meget d\xC3\xA5rlig telefon, jeg er ikke glad for den",
          "T\xC3\xA4m\xC3\xA4 on todella hyv\xC3\xA4 tuote",
          "Bardzo dobry produkt, polecam wszystkim",
          "Velmi dobr\xC3\xBD v\xC3\xBDrobek, jsem spokojen\xC3\xBD",
          "\xC3\x87ok g\xC3\xBCzel bir \xC3\xBCr\xC3\xBCn, tavsiye ederim",
          "Barang ini sangat bagus dan saya suka",
          "Produsul este foarte bun \xC8\x99i recomand",
          "Nagyon j\xC3\xB3 term\xC3\xA9k, csak dr\xC3\xA1ga",
          "\xD0\x9E\xD1\x87\xD0\xB5\xD0\xBD\xD1\x8C \xD1\x85\xD0\xBE\xD1\x80\xD0\xBE\xD1\x88\xD0\xB8\xD0\xB9",  // Russian
          "\xCF\x80\xCE\xBF\xCE\xBB\xCF\x8D \xCE\xBA\xCE\xB1\xCE\xBB\xCF\x8C",                                  // Greek
          "\xE3\x81\xA8\xE3\x81\xA6\xE3\x82\x82\xE8\x89\xAF\xE3\x81\x84",   // Japanese
          "\xEC\xA0\x95\xEB\xA7\x90 \xEC\xA2\x8B\xEC\x95\x84\xEC\x9A\x94",  // Korean
          "\xD8\xB1\xD8\xA7\xD8\xA6\xD8\xB9 \xD8\xAC\xD8\xAF\xD8\xA7",      // Arabic
          "\xE0\xA4\xAC\xE0\xA4\xB9\xE0\xA5\x81\xE0\xA4\xA4 \xE0\xA4\x85\xE0\xA4\x9A\xE0\xA5\x8D\xE0\xA4\x9B",  // Hindi
      })
    CHECK_MESSAGE(language_of(text) == Language::kOther, text);
  for (const char* text :
       {"", "!!!", "ok", "https://t.co/x @anna", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "Xiaomi 14 Ultra"})
    CHECK_MESSAGE(language_of(text) == Language::kUnsure, text);
}

}  // namespace
}  // namespace cairn::sentiment::reading
