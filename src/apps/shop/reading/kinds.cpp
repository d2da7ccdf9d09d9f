#include "apps/shop/reading/kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

// Names, folded, parted by bars, with a bar at both ends.
constexpr std::string_view kPostageNames =
    "|postage|post|shipping|delivery|carriage|dotcom postage|freight|handling|shipping and handling|shipping handling|"
    "postage and packing|postage packing|postage and packaging|p p|delivery charge|delivery fee|delivery cost|"
    "delivery costs|shipping fee|shipping fees|shipping charge|shipping charges|shipping cost|shipping costs|"
    "standard shipping|express shipping|economy shipping|priority shipping|international shipping|free shipping|"
    "flat rate|standard delivery|express delivery|next day delivery|free delivery|versand|versandkosten|"
    "versandkostenpauschale|versandpauschale|porto|portokosten|porto und versand|porto und verpackung|lieferung|"
    "lieferkosten|liefergebuhr|fracht|frachtkosten|standardversand|expressversand|frais de port|"
    "frais de livraison|frais d expedition|port|livraison|expedition|envio|gastos de envio|portes|entrega|spedizione|"
    "spese di spedizione|costi di spedizione|consegna|verzendkosten|verzending|bezorgkosten|bezorging|";
constexpr std::string_view kFeeNames =
    "|fee|fees|bank charges|bank charge|bank fee|bank fees|amazon fee|amazonfee|payment fee|transaction fee|"
    "processing fee|service fee|handling fee|commission|cruk commission|adjust bad debt|adjustment|manual|cod fee|"
    "gebuhr|gebuhren|bankgebuhr|bankgebuhren|nachnahmegebuhr|mahngebuhr|provision|korrektur|frais|frais bancaires|"
    "comision|comisiones|commissione|commissioni|kosten|bankkosten|transactiekosten|servicekosten|";
constexpr std::string_view kDiscountNames =
    "|discount|discounts|order discount|coupon|coupon code|promotion|promo|promo code|rabatt|nachlass|preisnachlass|"
    "skonto|remise|reduction|descuento|sconto|korting|kortingscode|";
constexpr std::string_view kVoucherNames =
    "|gift card|giftcard|gift cards|gift voucher|gift vouchers|gift certificate|e gift card|egift card|voucher|"
    "dotcomgiftshop gift voucher|gutschein|geschenkgutschein|geschenkkarte|wertgutschein|carte cadeau|bon cadeau|"
    "cheque cadeau|tarjeta regalo|tarjeta de regalo|vale regalo|carta regalo|buono regalo|cadeaubon|cadeaukaart|";

constexpr std::string_view kReturnWords =
    "|refund|refunds|refunded|return|returns|returned|credit|credit note|creditnote|credit memo|chargeback|gutschrift|"
    "retoure|retour|ruckgabe|rucksendung|erstattung|erstattet|ruckerstattung|avoir|remboursement|rembourse|remboursee|"
    "devolucion|reembolso|reembolsado|abono|reso|rimborso|rimborsato|nota di credito|terugbetaling|terugbetaald|"
    "retourzending|creditnota|";
constexpr std::string_view kCancelledWords =
    "|cancelled|canceled|cancellation|void|voided|storniert|storno|annule|annulee|annulation|cancelado|cancelada|"
    "anulado|annullato|annullata|geannuleerd|";
constexpr std::string_view kNotPaidWords =
    "|failed|declined|pending|pending payment|on hold|draft|checkout draft|auto draft|trash|expired|incomplete|unpaid|"
    "requires payment method|requires confirmation|requires action|requires capture|uncaptured|blocked|abandoned|"
    "fehlgeschlagen|ausstehend|offen|unbezahlt|echoue|echouee|en attente|impaye|fallido|fallida|pendiente|fallito|"
    "in attesa|mislukt|in behandeling|onbetaald|";

bool is_among(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  const std::string wanted = "|" + std::string(word) + "|";
  return list.find(wanted) != std::string_view::npos;
}

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// Folded, without numbers and codes of currencies at its end.
std::string whole_meaning(std::string_view name) {
  std::string words = fold(name);
  while (!words.empty()) {
    const std::size_t space = words.rfind(' ');
    const std::string_view last = std::string_view(words).substr(space == std::string::npos ? 0 : space + 1);
    const bool number = std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!number && last != "eur" && last != "gbp" && last != "usd" && last != "chf") break;
    words.resize(space == std::string::npos ? 0 : space);
  }
  return words;
}

struct HouseCode {
  std::string_view code;
  Special special;
};
constexpr std::array<HouseCode, 10> kHouseCodes = {{{"dot", Special::kPostage},
                                                    {"c2", Special::kPostage},
                                                    {"amazonfee", Special::kFee},
                                                    {"bank charges", Special::kFee},
                                                    {"cruk", Special::kFee},
                                                    {"m", Special::kFee},
                                                    {"b", Special::kFee},
                                                    {"s", Special::kFee},
                                                    {"pads", Special::kFee},
                                                    {"d", Special::kDiscount}}};

}  // namespace

Special special_of_code(std::string_view code, bool house_codes) {
  const std::string lower = to_lower_ascii(trim(code));
  if (begins(lower, "gift_0001")) return Special::kVoucher;
  if (lower == "post" || lower == "postage" || lower == "shipping" || lower == "versand" || lower == "porto")
    return Special::kPostage;
  if (!house_codes) return Special::kPlain;
  if (begins(lower, "test")) return Special::kTest;
  if (begins(lower, "adjust")) return Special::kFee;
  for (const HouseCode& known : kHouseCodes)
    if (known.code == lower) return known.special;
  return Special::kPlain;
}

Special special_of_name(std::string_view name) {
  const std::string words = whole_meaning(name);
  if (is_among(words, kPostageNames)) return Special::kPostage;
  if (is_among(words, kFeeNames)) return Special::kFee;
  if (is_among(words, kDiscountNames)) return Special::kDiscount;
  return is_among(words, kVoucherNames) ? Special::kVoucher : Special::kPlain;
}

Standing standing_of(std::string_view word) {
  const std::string folded = fold(word);
  std::string_view words = folded;
  if (begins(words, "wc ")) words.remove_prefix(3);  // WooCommerce's own "wc-completed"
  if (is_among(words, kReturnWords)) return Standing::kReturn;
  if (is_among(words, kCancelledWords)) return Standing::kCancelled;
  return is_among(words, kNotPaidWords) ? Standing::kNotPaid : Standing::kSale;
}

}  // namespace cairn::shop::reading
