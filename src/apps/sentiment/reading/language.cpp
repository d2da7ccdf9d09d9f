#include "apps/sentiment/reading/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

// One line a language, English first. A word of several lists counts for each, so it decides nothing between them.
constexpr std::array<std::string_view, 16> kWords = {
    // English
    "the a an and of to in is it that this was for on with as are be at by not have has had but they you he she we i "
    "my "
    "your his her our their me him them us from or so if what when who how why which there here all just can could "
    "would should will do does did don't doesn't didn't can't won't isn't wasn't it's i'm i've that's you're get got "
    "very really more most than then too also been being were am no never ever after before again about because out up "
    "down over only even still much many some any one two love like good great bad best worst better nice awesome "
    "amazing terrible horrible excellent perfect poor works work worked product quality price money buy bought "
    "recommend service waste time thanks thank please sin die war gut man hat son pour plus once men also per an con",
    // German
    "der die das und ist nicht ich ein eine einen mit es zu den dem des auf für sich auch war wie aber nur noch bei "
    "nach sind wird haben habe hat wir sie er von im so sehr gut schlecht leider mir mich kann immer wenn oder mehr "
    "schon dass aus als am um an in man keine kein einfach super alles gerne",
    // French
    "le la les un une des et est pas je tu il elle nous vous ils que qui dans pour sur avec ce cette ces mon ma mes ne "
    "du de au aux en très bien mais plus son sa ses sont était être fait tout j'ai c'est n'est on par comme ou mauvais "
    "bon bonne merci produit",
    // Spanish
    "el la los las un una y es no que de en por para con muy pero se lo mi me su al del como más este esta está son "
    "todo bien mal bueno buena malo ya cuando porque si sin también hay ha he fue gracias nada",
    // Italian
    "il lo la gli le un una e è non che di in per con molto ma si mi del della dei delle sono ho questo questa anche "
    "più come ottimo buono tutto bene male ha al alla da nel perché ci prodotto",
    // Portuguese
    "o a os as um uma e é não que de em por para com muito mas se do da dos das no na meu minha eu ele ela isso este "
    "esta bom boa ruim mais como também foi são tem já nada produto você está",
    // Dutch
    "de het een en is niet ik van in op met voor dat die te zijn er maar ook als aan om heb heeft was deze dit je wij "
    "zo heel goed slecht wel nog bij naar geen kan mijn erg mooi hij",
    // Swedish
    "och det att en ett är inte jag som på för med av den har de om men så var kan mycket bra dålig till från min mitt "
    "mig vi du han hon eller bara alla när också",
    // Danish and Norwegian
    "og det at en et er ikke jeg som på for med af av den har de om men så var kan meget veldig god godt dårlig til "
    "fra "
    "min mig meg vi du han hun eller bare når også",
    // Finnish
    "ja on ei se että en hän oli mutta kun niin tämä joka ovat olen ole hyvä huono erittäin kanssa myös vain jos sen "
    "minä sinä mitä oikein todella tuote",
    // Polish
    "i w na z się nie to jest do że o jak ale po co za od tak już mi ten ta te są był była bardzo dobry dobre polecam "
    "jestem tylko dla przez mam można wszystko",
    // Czech
    "a v na se je to že do si jsem ale jako za by po tak už ten ta jen pro nebo když byl byla velmi dobrý není jsou mi "
    "jsme také vše ani",
    // Turkish
    "ve bir bu da de için çok ama ile gibi daha en ben sen değil var yok ne mi kadar güzel iyi kötü olarak sonra her "
    "şey ürün tavsiye ederim hiç",
    // Indonesian and Malay
    "yang dan di ini itu tidak untuk dengan dari saya kamu ada akan ke juga sangat bagus buruk sudah tapi karena bisa "
    "lebih adalah pada barang sekali produk aku banget",
    // Romanian
    "și și este nu o un în la cu de pe că am ai are foarte bun bună dar mai din pentru sunt acest această care fost "
    "produsul bine si ca",
    // Hungarian
    "a az és hogy nem is egy ez van de nagyon jó rossz csak már ha meg el volt mint vagy én ő kell még minden lehet "
    "ezt azt"};

const std::unordered_map<std::string_view, std::uint32_t>& vocabulary() {
  static const std::unordered_map<std::string_view, std::uint32_t> kVocabulary = [] {
    std::unordered_map<std::string_view, std::uint32_t> words;
    for (std::size_t language = 0; language < kWords.size(); ++language) {
      std::string_view rest = kWords[language];
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words[rest.substr(0, end)] |= std::uint32_t{1} << language;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return words;
  }();
  return kVocabulary;
}

bool is_latin_beyond_ascii(char32_t c) {
  return (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00);
}

bool is_other_script(char32_t c) {
  return (c >= 0x370 && c < 0x1E00) || (c >= 0x1F00 && c < 0x2000) || (c >= 0x3040 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) || (c >= 0xFF66 && c < 0xFFA0) ||
         (c >= 0x20000 && c < 0x30000);
}

// Lower case where the vocabulary has letters: Latin-1 and, two by two, what follows it.
char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x218 || c == 0x21A) return c + 1;
  if (c >= 0x100 && c < 0x130 && c % 2 == 0) return c + 1;
  if (c == 0x130) return 'i';
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x14A && c < 0x178 && c % 2 == 0) return c + 1;
  return c;
}

struct Counts {
  std::array<std::size_t, kWords.size()> hits{};
  std::size_t words = 0, marked = 0;         // marked: with a letter beyond ASCII
  std::size_t latin = 0, other_letters = 0;  // letters

  void word(const std::string& word, bool has_mark) {
    if (word.empty()) return;
    ++words;
    if (has_mark) ++marked;
    const auto found = vocabulary().find(word);
    if (found == vocabulary().end()) return;
    for (std::size_t i = 0; i < hits.size(); ++i)
      if ((found->second >> i & 1) != 0) ++hits[i];
  }
};

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0; }

// Links and names with @ are no words of any language.
bool is_address(std::string_view rest) {
  return rest[0] == '@' || rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" ||
         rest.substr(0, 4) == "www.";
}

Counts count(std::string_view text) {
  Counts counts;
  std::string word;
  bool marked = false, at_start = true;
  const auto end_word = [&] {
    while (!word.empty() && word.back() == '\'') word.pop_back();
    counts.word(word, marked);
    word.clear();
    marked = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (at_start && is_address(text.substr(at)))
      while (at < text.size() && !is_space(static_cast<unsigned char>(text[at]))) ++at;
    if (at >= text.size()) break;
    const CodePoint point = next_code_point(text, at);
    at += point.size;
    at_start = is_space(point.value);
    const char32_t c = point.value == 0x2019 ? U'\'' : lower(point.value);
    const bool beyond = point.valid && is_latin_beyond_ascii(c);
    if ((c >= 'a' && c <= 'z') || beyond) {
      append_utf8(word, c);
      marked = marked || beyond;
      ++counts.latin;
    } else if (c == '\'' && !word.empty()) {
      word += '\'';
    } else {
      if (point.valid && is_other_script(c)) ++counts.other_letters;
      end_word();
    }
  }
  end_word();
  return counts;
}

}  // namespace

Language language_of(std::string_view text) {
  const Counts counts = count(text);
  if (counts.other_letters > 1 && counts.other_letters * 2 > counts.latin) return Language::kOther;
  if (counts.words == 0) return Language::kUnsure;
  const auto english = static_cast<double>(counts.hits[0]);
  // A marked letter is half a word of another language: English has café and naïve.
  const double other = static_cast<double>(*std::max_element(counts.hits.begin() + 1, counts.hits.end())) +
                       static_cast<double>(counts.marked) / 2;
  const auto words = static_cast<double>(counts.words);
  if (other > english && (other >= 2 || other >= 0.3 * words)) return Language::kOther;
  if (english > other || (english >= 2 && english >= other)) return Language::kEnglish;
  return Language::kUnsure;
}

}  // namespace cairn::sentiment::reading
