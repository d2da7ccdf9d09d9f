#include "apps/finance/reading/table/words.h"

#include <algorithm>
#include <array>

#include "base/amounts.h"
#include "base/column_names.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxWordBytes = 40;

// Plain words, see plain_name().
constexpr std::string_view kInWords =
    "c cr cred credit credits creditor in inflow income incoming moneyin paidin deposit deposits received bij i h "
    "haben "
    "gutschrift eingang einnahme einnahmen zahlungseingang credite entree entrees recette inkomsten ontvangst "
    "credito abono abonos ingreso ingresos entrata entrate accredito avere kredit prijem prichozi uznani uznanie wplyw "
    "wplywy przychod wplata bevetel jovairas jovairt crdt";
constexpr std::string_view kOutWords =
    "d dr db deb debit debits debitor out outflow expense expenses outgoing moneyout paidout withdrawal withdrawals "
    "spent af o s soll lastschrift ausgang ausgabe ausgaben zahlungsausgang belastung debet uitgaven uitgave debite "
    "sortie sorties depense debito cargo cargos gasto gastos debe uscita uscite addebito dare vydaj vydej odchozi "
    "zatizeni obciazenie wyplyw wydatek wydatki wyplata kiadas terheles terhelt dbit";

constexpr std::string_view kPendingWords =
    "pending authorised authorized authorisation authorization reserved reservation unposted notbooked notposted "
    "processing inprogress open hold onhold upcoming scheduled vorgemerkt vorgemerkterumsatz ausstehend nichtgebucht "
    "nochnichtgebucht inbearbeitung offen reserviert umsatzvorgemerkt enattente encours avenir pendiente pendientes "
    "retenido inattesa sospeso noncontabilizzato inbehandeling gereserveerd nognietgeboekt lopend ceka cekajici "
    "cekanazauctovani nezauctovano blokace oczekujaca oczekujacy oczekujace wtrakcie blokada fuggo fuggoben zarolt "
    "konyvelesalatt";
constexpr std::string_view kDroppedWords =
    "declined denied reverted failed cancelled canceled rejected voided void expired refused returnedunpaid "
    "notexecuted "
    "storniert abgelehnt fehlgeschlagen abgebrochen nichtausgefuhrt refuse refusee annule annulee rejete rejetee "
    "echoue "
    "rechazado rechazada anulado anulada cancelado cancelada fallido annullato annullata rifiutato rifiutata fallito "
    "geweigerd geannuleerd mislukt afgewezen zamitnuto zruseno zrusena neprovedeno odrzucona odrzucony anulowana "
    "anulowany elutasitva elutasitott visszavont torolt sikertelen";

struct Misread {
  std::string_view seen, meant;
};
constexpr std::array<Misread, 22> kMisread = {
    {{"\xC3\xA8", "\xC4\x8D"}, {"\xC3\x88", "\xC4\x8C"}, {"\xC3\xAC", "\xC4\x9B"}, {"\xC3\x8C", "\xC4\x9A"},
     {"\xC3\xB8", "\xC5\x99"}, {"\xC3\x98", "\xC5\x98"}, {"\xC3\xB2", "\xC5\x88"}, {"\xC3\xAF", "\xC4\x8F"},
     {"\xC2\xB3", "\xC5\x82"}, {"\xC2\xA3", "\xC5\x81"}, {"\xC2\xB9", "\xC4\x85"}, {"\xC2\xB6", "\xC5\x9B"},
     {"\xC5\x93", "\xC5\x9B"}, {"\xC2\xBF", "\xC5\xBC"}, {"\xC5\xB8", "\xC5\xBA"}, {"\xC3\xA6", "\xC4\x87"},
     {"\xC3\xB5", "\xC5\x91"}, {"\xC3\xBB", "\xC5\xB1"}, {"\xC3\xB9", "\xC5\xAF"}, {"\xC3\x99", "\xC5\xAE"},
     {"\xC2\xBB", "\xC5\xA5"}, {"\xC2\xB5", "\xC4\xBE"}}};

}  // namespace

bool is_in_list(std::string_view word, std::string_view list, std::size_t* rank) {
  if (word.empty()) return false;
  for (std::size_t at = 0; !list.empty(); ++at) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) {
      if (rank != nullptr) *rank = at;
      return true;
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool pays_a_card(std::string_view cell) {
  constexpr std::array<std::string_view, 15> kStarts = {
      "paymentthank",  "paymentreceived", "autopay",           "automaticpayment",  "thankyou",
      "onlinepayment", "mobilepayment",   "pagamentorecebido", "pagorecibido",      "pagorealizado",
      "paiementrecu",  "zahlungerhalten", "zahlungseingang",   "betalingontvangen", "pagamentoricevuto"};
  if (cell.size() > kMaxStartBytes) return false;
  const std::string plain = plain_name(cell);
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return plain.substr(0, start.size()) == start; });
}

std::string as_latin2(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view two = text.substr(at, 2);
    const auto found = std::find_if(kMisread.begin(), kMisread.end(), [&](const Misread& m) { return m.seen == two; });
    if (found != kMisread.end()) {
      out += found->meant;
      at += 2;
    } else {
      out += text[at++];
    }
  }
  return out;
}

Way way_of(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.empty() || cell.size() > kMaxWordBytes) return Way::kUnknown;
  if (cell == "+") return Way::kIn;
  if (cell == "-" || cell == "\xE2\x88\x92" || cell == "\xE2\x80\x93") return Way::kOut;
  const std::string word = plain_name(cell);
  if (is_in_list(word, kInWords)) return Way::kIn;
  return is_in_list(word, kOutWords) ? Way::kOut : Way::kUnknown;
}

Standing standing_of(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.empty() || cell.size() > kMaxWordBytes) return Standing::kBooked;
  if (cell[0] >= '0' && cell[0] <= '9') return Standing::kBooked;  // a day
  const std::string word = plain_name(cell);
  if (is_in_list(word, kDroppedWords)) return Standing::kDropped;
  return is_in_list(word, kPendingWords) ? Standing::kPending : Standing::kBooked;
}

}  // namespace cairn::finance::reading
