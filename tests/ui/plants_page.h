#pragma once
// The plant identifier with the shipped files on the device; what the runtime makes of a photo is played: the colour of
// the photo says which species it shows.

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "ml/prototypes.h"
#include "ui/harness.h"

namespace cairn::test {

inline std::string plants_file(std::string_view path) {
  std::ifstream file(std::string(CAIRN_MODELS_DIR) + "/" + std::string(path), std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "models/" << path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline constexpr std::size_t kPlayedFeatures = 1280, kPlayedCells = 49, kPlayedSpecies = 102;

// A photo whose red says the species (0: nothing that is known) is seen as its prototype, the same in every cell.
inline Features played_map(std::string_view rgb) {
  static const auto prototypes =
      ml::read_prototypes(plants_file("plants/prototypes.bin"), kPlayedFeatures, kPlayedSpecies);
  REQUIRE(prototypes.ok());
  Features map(kPlayedFeatures * kPlayedCells, 0.0F);
  const auto species = static_cast<std::size_t>(static_cast<unsigned char>(rgb[0]));
  if (species == 0 || species > kPlayedSpecies) return map;
  const float* const row = prototypes.value().values.data() + (species - 1) * kPlayedFeatures;
  for (std::size_t k = 0; k < kPlayedFeatures; ++k)
    for (std::size_t cell = 0; cell < kPlayedCells; ++cell) map[k * kPlayedCells + cell] = 16 * row[k];
  return map;
}

inline std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFu);
  return out;
}

// The beginning of a PNG of that size.
inline std::string png_header(std::uint32_t width, std::uint32_t height) {
  return std::string("\x89PNG\r\n\x1A\n", 8) + big_endian(13) + "IHDR" + big_endian(width) + big_endian(height) +
         std::string("\x08\x02\x00\x00\x00", 5) + std::string(4, 'c') + big_endian(0) + "IDAT" + std::string(4, 'c');
}

// All of one colour; red is the species that played_map() sees.
inline fake::FakePhotos::Photo photo_of(int species, int side = 300) {
  std::string rgba;
  for (int i = 0; i < side * side; ++i) {
    rgba += static_cast<char>(species);
    rgba += "\x60\x40\xFF";
  }
  return {png_header(static_cast<std::uint32_t>(side), static_cast<std::uint32_t>(side)), {side, side, rgba}};
}

inline void add_plants(Harness& app, bool here) {
  ModelState state;
  state.id = "plants";
  state.bytes = state.fetch_bytes = 4'000'000;
  if (here) state.here_bytes = state.fetch_here_bytes = state.bytes;
  app.models.add(std::move(state));
  for (const char* path : {"manifest.json", "plants/species.head", "plants/prototypes.bin", "plants/first.filters"})
    app.models.files()[path] = plants_file(path);
  app.inference.answer_photos([](std::string_view rgb, std::string_view output) {
    return output == "first" ? Features(std::size_t{32} * 112 * 112, 1.0F) : played_map(rgb);
  });
  app.assets.add("samples", R"({"samples":[{"name":"A sunflower","path":"samples/sunflower.jpg","author":"Somebody",)"
                            R"("licence":"CC0 1.0","licence_url":"https://example.org/cc0","source":"A package"}]})");
  std::ifstream pages(CAIRN_SPECIES_JSON, std::ios::binary);
  REQUIRE(pages.good());
  app.assets.add("species", {std::istreambuf_iterator<char>(pages), std::istreambuf_iterator<char>()});
}

inline void work_on(Harness& app, int ticks = 30) {
  for (int i = 0; i < ticks; ++i) app.frame();
}

inline void choose_photos(Harness& app, std::vector<std::pair<std::string, fake::FakePhotos::Photo>> photos,
                          std::string_view field = "Choose photos") {
  std::vector<ChosenPhoto> chosen;
  for (auto& [name, photo] : photos) chosen.push_back(app.photos.choose(name, std::move(photo)));
  app.choose_photos(field, std::move(chosen));
  work_on(app);
}

}  // namespace cairn::test
