#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/plants/exchange/exchange.h"
#include "apps/plants/exchange/names.h"
#include "apps/plants/exchange/words.h"
#include "base/csv.h"
#include "base/json.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::exchange;
using namespace cairn::plants::testing;

namespace {

constexpr int kRose = 74, kBishop = 56, kSunflower = 54;

ReadObservations read(std::string_view bytes, const State& state = {}) {
  Result<ReadObservations> result = read_observations("file", bytes, shipped_species(), state);
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().message));
  return std::move(result).value();
}

ErrorCode error_of(std::string_view bytes, std::string_view name = "file.csv") {
  const auto result = read_observations(name, bytes, shipped_species(), {});
  REQUIRE(!result.ok());
  CHECK(!result.error().message.empty());
  return result.error().code;
}

// One observation, read from a table of one row.
Observation only(std::string_view bytes) {
  const ReadObservations all = read(bytes);
  for (const Problem& problem : all.problems) FAIL_CHECK(problem.problem);
  REQUIRE(all.observations.size() == 1);
  return all.observations[0].second;
}

std::string problem(std::string_view bytes) {
  const ReadObservations all = read(bytes);
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].line > 0);
  return all.problems[0].problem;
}

int species_named(std::string_view latin, std::string_view common = "") {
  CsvWriter csv;
  csv.row({"day", "species", "common name"});
  csv.plain("2026-05-17").cell(latin).cell(common).end_row();
  return only(csv.finish()).species;
}

// What a file cannot hold.
State without_photos(const State& state) {
  State out;
  for (auto [id, o] : state.observations) {
    o.photos.clear();
    o.added_at = {};
    out.observations.emplace(id, o);
  }
  return out;
}

State as_state(const ReadObservations& all) {
  State out;
  for (const auto& [id, o] : all.observations) out.observations.emplace(id, o);
  return out;
}

State one_observation() {
  Observation o;
  o.species = kBishop;
  o.told = {kRose, 412, false};
  o.day = to_date({2026, 5, 17});
  o.minute = 9 * 60 + 5;
  o.place = "Front garden";
  o.position = Position{52'520'008, -13'404'954};
  o.notes = "=HYPERLINK(1), by the wall";
  o.photos = {"a", "b"};
  State state;
  state.observations.emplace("0123456789abc", o);
  return state;
}

}  // namespace

TEST_CASE("plants, exchange: the table, to the letter") {
  CHECK(to_csv(one_observation(), shipped_species()) ==
        "id,day,time,species,common name,own name,place,latitude,longitude,notes,model said,model sure %,photos\r\n"
        "0123456789abc,2026-05-17,09:05,Dahlia,Bishop of Llandaff dahlia,,Front garden,52.520008,-13.404954,"
        "\"'=HYPERLINK(1), by the wall\",\"not sure, perhaps Rose\",41.2,2\r\n");
}

TEST_CASE("plants, exchange: Darwin Core, to the letter") {
  State state = one_observation();
  Observation own;
  own.name = "That blue one";
  own.day = to_date({2026, 5, 16});
  state.observations.emplace("b", own);
  CHECK(to_darwin_core(state, shipped_species()) ==
        "occurrenceID,basisOfRecord,eventDate,scientificName,taxonRank,family,vernacularName,decimalLatitude,"
        "decimalLongitude,geodeticDatum,locality,occurrenceRemarks,verbatimIdentification,"
        "identificationVerificationStatus,identificationRemarks\r\n"
        "cairn:b,HumanObservation,2026-05-16,,,,,,,,,,That blue one,unverified,\r\n"
        "cairn:0123456789abc,HumanObservation,2026-05-17T09:05,Dahlia,genus,Asteraceae,Bishop of Llandaff dahlia,"
        "52.520008,-13.404954,EPSG:4326,Front garden,\"'=HYPERLINK(1), by the wall\",,unverified,"
        "\"The model said: not sure, perhaps Rose, 41.2 %\"\r\n");
}

TEST_CASE("plants, exchange: GeoJSON is a collection of features, longitude first") {
  State state = one_observation();
  Observation nowhere;
  nowhere.day = to_date({2026, 5, 18});
  state.observations.emplace("b", nowhere);
  const auto json = parse_json(to_geojson(state, shipped_species()), 1u << 20);
  REQUIRE(json.ok());
  CHECK(json.value()["type"] == "FeatureCollection");
  const Json& features = json.value()["features"];
  REQUIRE(features.size() == 2);
  CHECK(features[0]["type"] == "Feature");
  CHECK(features[0]["id"] == "0123456789abc");
  CHECK(features[0]["geometry"] == Json{{"type", "Point"}, {"coordinates", {-13.404954, 52.520008}}});
  CHECK(features[0]["properties"] == Json{{"id", "0123456789abc"},
                                          {"day", "2026-05-17"},
                                          {"time", "09:05"},
                                          {"species", "Dahlia"},
                                          {"common_name", "Bishop of Llandaff dahlia"},
                                          {"place", "Front garden"},
                                          {"notes", "=HYPERLINK(1), by the wall"},
                                          {"model_said", "not sure, perhaps Rose"},
                                          {"model_sure_percent", 41.2},
                                          {"photos", 2}});
  CHECK(features[1].contains("geometry"));
  CHECK(features[1]["geometry"].is_null());
  CHECK(parse_json(to_geojson({}, shipped_species()), 1000).value()["features"].empty());
}

TEST_CASE("plants, exchange: observations go by day, time and id") {
  State state;
  const auto add = [&](const char* id, int day, std::optional<int> minute) {
    Observation o;
    o.day = to_date({2026, 5, day});
    o.minute = minute;
    state.observations.emplace(id, o);
  };
  add("a", 2, 10);
  add("b", 1, 600);
  add("c", 1, {});
  add("e", 1, 60);
  add("d", 1, 60);
  std::string ids;
  for (const auto& [id, o] : read(to_csv(state, shipped_species())).observations) ids += id;
  CHECK(ids == "cdeba");
}

TEST_CASE("plants, exchange: what was written comes back, in all three formats") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State state = any_state(random, 120);
    REQUIRE(state.observations.size() > 20);
    const State expected = without_photos(state);
    for (const auto write : {to_csv, to_geojson, to_darwin_core}) {
      const std::string file = write(state, shipped_species());
      const ReadObservations all = read(file);
      for (const Problem& one : all.problems) FAIL_CHECK(one.problem);
      CHECK(all.copies == 0);
      CHECK(as_state(all) == expected);
      // It is all there already.
      const ReadObservations again = read(file, state);
      CHECK(again.observations.empty());
      CHECK(again.copies == state.observations.size());
      // And a decision takes what was read.
      CHECK(decide({}, AddObservations{all.observations}, Context{first_noon()}).ok());
    }
  }
}

TEST_CASE("plants, exchange: no cell of a table is a formula, whatever the texts are") {
  for (std::uint64_t seed = 31; seed <= 34; ++seed) {
    Random random(seed);
    const State state = any_state(random, 100);
    for (const auto write : {to_csv, to_darwin_core}) {
      const std::string file = write(state, shipped_species());
      CsvReader reader(file, ',');
      CsvRow row;
      while (reader.next(row))
        for (const std::string& cell : row.cells) {
          if (cell.empty()) continue;
          const bool number = cell[0] == '-' && cell.find_first_not_of("-.0123456789") == std::string::npos;
          CHECK_MESSAGE((number || std::string("=+-@\t\r\n").find(cell[0]) == std::string::npos), cell);
          CHECK(cell.compare(0, 3, "\xEF\xBC\x9D") != 0);
        }
    }
  }
}

TEST_CASE("plants, exchange: every row is accounted for, however a file is damaged") {
  for (std::uint64_t seed = 41; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State state = any_state(random, 30);
    for (const auto write : {to_csv, to_geojson, to_darwin_core})
      for (int round = 0; round < 12; ++round) {
        std::string file = write(state, shipped_species());
        for (std::uint64_t i = random.below(6) + 1; i > 0; --i)
          file[random.index(file.size())] = static_cast<char>(random.below(256));
        if (random.chance(0.3)) file.resize(random.index(file.size()));
        const auto result = read_observations("file", file, shipped_species(), {});
        if (!result.ok()) continue;
        for (const auto& [id, o] : result.value().observations) {
          CHECK(check_observation(o).ok());
          CHECK(!id.empty());
          CHECK(o.photos.empty());
        }
        for (const Problem& one : result.value().problems) {
          CHECK(one.line > 0);
          CHECK(one.text.size() <= kMaxProblemText_bytes);
          CHECK(!one.problem.empty());
        }
        CHECK(decide({}, AddObservations{result.value().observations}, Context{first_noon()}).ok());
      }
  }
}

TEST_CASE("plants, exchange: names become species") {
  CHECK(species_named("Helianthus annuus") == kSunflower);
  CHECK(species_named("HELIANTHUS ANNUUS") == kSunflower);
  CHECK(species_named("Helianthus annuus L.") == kSunflower);
  CHECK(species_named("", "sunflower") == kSunflower);
  CHECK(species_named("Sunflower") == kSunflower);
  CHECK(species_named("Lilium tigrinum") == 6);
  CHECK(species_named("Petunia x hybrida") == 51);
  CHECK(species_named("Petunia \xC3\x97 atkinsiana") == 51);
  CHECK(species_named("", "coltsfoot") == 12);
  CHECK(species_named("", "Colt\xE2\x80\x99s-foot") == 12);
  CHECK(species_named("Dahlia 'Bishop of Llandaff'") == kBishop);
  CHECK(species_named("",
                      "dahlia \xE2\x80\x98"
                      "bishop of llandaff\xE2\x80\x99") == kBishop);
  CHECK(species_named("Dahlia", "Bishop of Llandaff dahlia") == kBishop);
  CHECK(species_named("Dahlia", "Pink and yellow dahlia") == 60);
  CHECK(species_named("Dahlia") == 0);  // two pages
  CHECK(species_named("", "flag iris") == 0);
  CHECK(species_named("Iris pseudacorus", "flag iris") == 15);
  CHECK(species_named("Rosa 'Peace'") == kRose);
  CHECK(species_named("Rosa canina", "Dog rose") == kRose);
  CHECK(species_named("Geranium sanguineum", "geranium") == 0);
  CHECK(species_named("Iris sibirica") == 0);
  CHECK(species_named("Helianthus") == 0);
  CHECK(species_named("'", "?") == 0);
}

TEST_CASE("plants, exchange: every name of every page leads to that page, or to none where pages share it") {
  const SpeciesNames names(shipped_species());
  for (const Species& page : shipped_species()) {
    CHECK(names.with_common(page.common) == page.id);
    std::vector<std::string> all{page.common, page.latin};
    all.insert(all.end(), page.also.begin(), page.also.end());
    all.insert(all.end(), page.synonyms.begin(), page.synonyms.end());
    for (const std::string& name : all) {
      CAPTURE(name);
      const NameFound found = names.find(name);
      CHECK(std::count(found.pages.begin(), found.pages.end(), page.id) == 1);
      CHECK(!found.says_more);
    }
    CHECK(species_named(page.latin, page.common) == page.id);
  }
}

TEST_CASE("plants, exchange: nothing that a name says is lost") {
  CHECK(only("day,species,notes\n2026-05-17,Rosa 'Peace',Tall").notes == "Tall\nName in the file: Rosa 'Peace'");
  CHECK(only("day,species,common name\n2026-05-17,Rosa canina,Dog rose").notes ==
        "Name in the file: Dog rose (Rosa canina)");
  CHECK(only("day,species\n2026-05-17,Helianthus annuus L.").notes.empty());
  const Observation other = only("day,species,common name\n2026-05-17,Iris sibirica,Siberian iris");
  CHECK(other.species == 0);
  CHECK(other.name == "Siberian iris (Iris sibirica)");
  const Observation own = only("day,species,own name\n2026-05-17,Iris sibirica,By the pond");
  CHECK(own.name == "By the pond");
  CHECK(own.notes == "Name in the file: Iris sibirica");
  CHECK(only("day,own name\n2026-05-17,Rose").species == 0);  // what a person calls it is not read as a species
  CHECK(only("day,species,own name\n2026-05-17,Rosa,My rose").notes == "Name in the file: My rose");
  CHECK(only("day,identificationRemarks\n2026-05-17,Keyed out").notes == "Identification: Keyed out");
  CHECK(only("day,model said\n2026-05-17,Tulip").notes == "Model said: Tulip");
}

TEST_CASE("plants, exchange: line ends, separators, encodings, a file without a last line feed") {
  const std::string_view day = "2026-05-17";
  constexpr const char* kByteOrderMarked =
      "\xEF\xBB\xBF"
      "Day,Species,Place\n2026-05-17,\"Rosa\",Caf\xC3\xA9";
  for (const std::string_view file :
       {"day,species,place\n2026-05-17,Rosa,Caf\xC3\xA9\n", "day,species,place\r\n2026-05-17,Rosa,Caf\xC3\xA9",
        "day;species;place\r2026-05-17;Rosa;Caf\xC3\xA9", "day\tspecies\tplace\n2026-05-17\tRosa\tCaf\xC3\xA9",
        kByteOrderMarked, "day,species,place\n2026-05-17,Rosa,Caf\xE9\n",
        "place,species,day\n\n Caf\xC3\xA9 , rosa ,2026-05-17\n\n,,\n"}) {
    const Observation o = only(file);
    CHECK(to_iso(o.day) == day);
    CHECK(o.species == kRose);
    CHECK(o.place == "Caf\xC3\xA9");
  }
}

TEST_CASE("plants, exchange: days and times") {
  const auto moment = [](std::string_view text) -> std::string {
    const auto read = read_moment(text);
    if (!read) return "none";
    return to_iso(read->day) + (read->minute ? " " + time_text(*read->minute) : "");
  };
  CHECK(moment("2026-05-17") == "2026-05-17");
  CHECK(moment(" 2026-05-17 ") == "2026-05-17");
  CHECK(moment("2026/5/17") == "2026-05-17");
  CHECK(moment("17.5.2026") == "2026-05-17");
  CHECK(moment("17.05.2026 14:05") == "2026-05-17 14:05");
  CHECK(moment("2026-05-17T14:05") == "2026-05-17 14:05");
  CHECK(moment("2026-05-17 14:05:59.25") == "2026-05-17 14:05");
  CHECK(moment("2026-05-17T14:05+02:00") == "2026-05-17 14:05");
  CHECK(moment("2026-05-17T14:05:00-0300") == "2026-05-17 14:05");
  CHECK(moment("2026-05-17T14:05Z") == "2026-05-17");
  CHECK(moment("2024-02-29") == "2024-02-29");
  for (const char* text : {"",
                           "2026",
                           "2026-05",
                           "2026-5-17",
                           "2026-02-29",
                           "2026-13-01",
                           "2026-05-32",
                           "1899-01-01",
                           "17/05/2026",
                           "05/17/2026",
                           "17 May 2026",
                           "2026-05-17x",
                           "2026-05-17T",
                           "2026-05-17T25:00",
                           "2026-05-17T14:60",
                           "2026-05-17/2026-05-18",
                           "2026-05-17T14:05+",
                           "2026-05-17T14:05+99:00",
                           "99999999999-05-17",
                           "1.2.3",
                           "2026.05.17",
                           "17-05-2026"})
    CHECK_MESSAGE(moment(text) == "none", text);
}

TEST_CASE("plants, exchange: degrees") {
  CHECK(degrees_text(0) == "0");
  CHECK(degrees_text(-1) == "-0.000001");
  CHECK(degrees_text(52'500'000) == "52.5");
  CHECK(degrees_text(-180'000'000) == "-180");
  CHECK(read_degrees("52,5", 90) == 52'500'000);
  CHECK(read_degrees("+7.", 90) == 7'000'000);
  CHECK(read_degrees("0.00000049", 90) == 0);
  CHECK(read_degrees("-0.0000005", 90) == -1);
  CHECK(read_degrees("90.0000004", 90) == 90'000'000);
  for (const char* text : {"", "-", ".5", "90.000001", "1e5", "12 30", "--1", "0x1", "1.2.3", "12N", "9999999999"})
    CHECK_MESSAGE(!read_degrees(text, 90), text);
  Random random(9);
  for (int i = 0; i < 2000; ++i) {
    const int e6 = static_cast<int>(random.between(-180'000'000, 180'000'000));
    CHECK(read_degrees(degrees_text(e6), 180) == e6);
  }
}

TEST_CASE("plants, exchange: what the model said, both ways") {
  const auto both = [](const Told& told) {
    const auto read = read_told_sentence(told_sentence(told, "Sweet, pea"));
    REQUIRE(read);
    CHECK(read->text.common == "Sweet, pea");
    CHECK(read->text.sure == told.sure);
    CHECK(read->permille == told.permille);
  };
  for (int permille = 0; permille <= 1000; ++permille) both({1, permille, permille % 2 == 0});
  for (const char* text : {"", "The model said: ", "The model said: Rose", "The model said: Rose, 200 %", "Rose, 5 %"})
    CHECK_MESSAGE(!read_told_sentence(text), text);
  for (const char* text : {"", "100.1", "101", "-1", "5.55", "1e1", "%"}) CHECK_MESSAGE(!read_percent(text), text);
  CHECK(read_percent("93,4") == 934);
}

TEST_CASE("plants, exchange: rows that cannot be read say which and why") {
  const ReadObservations all = read(
      "day,species,latitude,longitude\n"
      "2026-05-17,Rosa,,\n"
      "yesterday,Rosa,,\n"
      ",Rosa,,\n"
      "2026-05-17,Rosa,91,0\n"
      "2026-05-17,Rosa,9,181\n"
      "2026-05-17,Rosa,9,\n"
      "2026-05-17,Rosa,,,more\n"
      "2026-05-17,\"Rosa,,\n"
      "2026-05-17,\"Rosa\"x,,\n");
  CHECK(all.observations.size() == 1);
  REQUIRE(all.problems.size() == 8);
  for (std::size_t i = 0; i < all.problems.size(); ++i) CHECK(all.problems[i].line == i + 3);
  CHECK(all.problems[0].problem == "The day \"yesterday\" cannot be read. Write it as 2026-05-17.");
  CHECK(all.problems[0].text == "yesterday,Rosa,,");
  CHECK(problem("day,time\n2026-05-17,noon\n").find("\"noon\"") != std::string::npos);
  CHECK(problem("day,place\n2026-05-17," + std::string(300, 'p')).find("too long") != std::string::npos);
  CHECK(problem("day,species\n2026-05-17," + std::string(300, 'p')).find("too long") != std::string::npos);
  const auto feature = [](const std::string& inner) {
    return problem("{\"type\":\"FeatureCollection\",\"features\":[" + inner + "]}");
  };
  CHECK(feature("5") == "It is no feature.");
  CHECK(feature("{\"type\":\"Feature\"}") == "It has no day. Give one as 2026-05-17.");
  CHECK(feature(R"({"type":"Feature","properties":{"day":"2026-05-17"},"geometry":{"type":"LineString"}})") ==
        "Its place is no point. Only points are read.");
  CHECK(
      feature(
          R"({"type":"Feature","properties":{"day":"2026-05-17"},"geometry":{"type":"Point","coordinates":["1",2]}})") ==
      "Its point has no two numbers.");
  CHECK(
      feature(
          R"({"type":"Feature","properties":{"day":"2026-05-17"},"geometry":{"type":"Point","coordinates":[1,1e300]}})")
          .find("latitude") != std::string::npos);
  CHECK(feature(R"({"type":"Feature","properties":{"day":20260517}})").find("cannot be read") != std::string::npos);
}

TEST_CASE("plants, exchange: files of others") {
  const Observation inaturalist = only(
      "id,observed_on,time_observed_at,scientific_name,common_name,latitude,longitude,place_guess,description\n"
      "12345,2026-05-17,2026-05-17 10:00:00 UTC,Tussilago farfara,Coltsfoot,48.1,11.5,\"Munich, DE\",On gravel\n");
  CHECK(inaturalist.species == 12);
  CHECK(inaturalist.place == "Munich, DE");
  CHECK(inaturalist.notes == "On gravel");
  const Observation terms = only(
      "dwc:occurrenceID\tdwc:eventDate\tdwc:scientificName\tdwc:verbatimIdentification\n"
      "urn:x:1\t2026-05-17T10:00:00Z\t\tPlant by the wall\n");
  CHECK(terms.name == "Plant by the wall");
  CHECK(!terms.minute);
  CHECK(
      only(
          R"({"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[11.5,48.1,520]},
    "properties":{"eventDate":"2026-05-17","vernacularName":"Sunflower","x":null,"y":{}}}]})")
          .position == Position{48'100'000, 11'500'000});
}

TEST_CASE("plants, exchange: ids are kept where they are free, and the same row has the same id") {
  const ReadObservations all = read(
      "id,day,place\n"
      "a,2026-05-17,x\n"
      "a,2026-05-17,x\n"
      "a,2026-05-17,y\n"
      ",2026-05-17,z\n"
      ",2026-05-17,z\n"
      "cairn:b,2026-05-17,\n"
      "has space,2026-05-17,\n"
      "\xC3\xA4,2026-05-17,\n");
  REQUIRE(all.observations.size() == 6);
  CHECK(all.copies == 2);
  CHECK(all.observations[0].first == "a");
  CHECK(is_id(all.observations[1].first));
  CHECK(is_id(all.observations[2].first));
  CHECK(all.observations[3].first == "b");
  CHECK(is_id(all.observations[4].first));
  CHECK(all.observations[4].first != all.observations[5].first);
  State state = as_state(all);
  CHECK(read("place,day\r\nz,2026-05-17\r\n", state).copies == 1);
  CHECK(read("place,day\r\nz,2026-05-18\r\n", state).copies == 0);
  CHECK(read("id,day\n" + std::string(80, 'i') + ",2026-05-17").observations[0].first == std::string(80, 'i'));
  CHECK(is_id(read("id,day\n" + std::string(81, 'i') + ",2026-05-17").observations[0].first));
}

TEST_CASE("plants, exchange: files that are none of these") {
  CHECK(error_of("") == ErrorCode::kInvalid);
  CHECK(error_of(" \r\n") == ErrorCode::kInvalid);
  CHECK(error_of("hello") == ErrorCode::kForeign);
  CHECK(error_of("species,place\nRosa,x\n") == ErrorCode::kForeign);
  CHECK(error_of("\"day,species\n") == ErrorCode::kForeign);
  CHECK(error_of(std::string("PK\x03\x04\0\0", 6), "Table.XLSX") == ErrorCode::kForeign);
  CHECK(error_of(std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11), "flower.jpg") == ErrorCode::kForeign);
  CHECK(error_of("{}") == ErrorCode::kForeign);
  CHECK(error_of("{\"type\":\"FeatureCollection\"}") == ErrorCode::kForeign);
  CHECK(error_of("{\"type\":\"FeatureCollection\",\"features\":[") == ErrorCode::kCorrupt);
  CHECK(error_of(std::string(kMaxBytes + 1, 'x')) == ErrorCode::kTooLarge);
  std::string many = "day\n";
  for (std::size_t i = 0; i <= kMaxObservations; ++i) many += "2026-05-17\n";
  CHECK(error_of(many) == ErrorCode::kTooLarge);
  many.resize(many.size() - 11);
  CHECK(read(many).copies == kMaxObservations - 1);
  CHECK(read("day,species\n").observations.empty());
}
