#include "ml/text/stop_words.h"

#include <algorithm>
#include <array>

namespace cairn::ml::text {
namespace {

// In the order of their bytes.
constexpr std::array<std::string_view, 237> kStopWords = {
    "'d",       "'ll",      "'m",        "'re",       "'s",        "'ve",        "a",          "about",   "above",
    "actually", "after",    "again",     "all",       "also",      "although",   "always",     "am",      "among",
    "an",       "and",      "another",   "any",       "anyone",    "anything",   "are",        "as",      "at",
    "be",       "became",   "because",   "become",    "been",      "before",     "being",      "below",   "between",
    "both",     "but",      "by",        "ca",        "can",       "cant",       "could",      "did",     "didnt",
    "do",       "does",     "doesnt",    "doing",     "done",      "dont",       "down",       "during",  "each",
    "either",   "else",     "ever",      "every",     "everyone",  "everything", "few",        "for",     "from",
    "further",  "get",      "gets",      "getting",   "give",      "go",         "goes",       "going",   "gone",
    "got",      "had",      "has",       "have",      "having",    "he",         "her",        "here",    "hers",
    "herself",  "him",      "himself",   "his",       "how",       "however",    "i",          "id",      "if",
    "im",       "in",       "into",      "is",        "isnt",      "it",         "its",        "itself",  "ive",
    "just",     "let",      "like",      "lot",       "made",      "make",       "makes",      "many",    "may",
    "me",       "might",    "mine",      "more",      "most",      "much",       "must",       "my",      "myself",
    "n't",      "never",    "no",        "none",      "nor",       "not",        "nothing",    "now",     "of",
    "off",      "often",    "on",        "once",      "one",       "ones",       "only",       "onto",    "or",
    "other",    "others",   "our",       "ours",      "ourselves", "out",        "over",       "own",     "per",
    "perhaps",  "please",   "put",       "quite",     "rather",    "really",     "s",          "said",    "same",
    "say",      "says",     "see",       "seem",      "seems",     "sha",        "she",        "should",  "since",
    "so",       "some",     "someone",   "something", "still",     "such",       "t",          "take",    "than",
    "that",     "thats",    "the",       "their",     "theirs",    "them",       "themselves", "then",    "there",
    "theres",   "these",    "they",      "thing",     "things",    "this",       "those",      "though",  "through",
    "thus",     "to",       "too",       "toward",    "towards",   "u",          "under",      "until",   "up",
    "upon",     "ur",       "us",        "use",       "used",      "using",      "very",       "was",     "wasnt",
    "we",       "well",     "went",      "were",      "what",      "when",       "where",      "whether", "which",
    "while",    "who",      "whole",     "whom",      "whose",     "why",        "will",       "with",    "within",
    "without",  "wo",       "wont",      "would",     "yes",       "yet",        "you",        "your",    "youre",
    "yours",    "yourself", "yourselves"};

}  // namespace

bool is_stop_word(std::string_view word) { return std::binary_search(kStopWords.begin(), kStopWords.end(), word); }

bool is_negation(std::string_view word) { return word == "not" || word == "n't" || word == "no" || word == "never"; }

}  // namespace cairn::ml::text
