// The guess: names in six languages first, then what the values look like.

#include <algorithm>
#include <set>

#include "apps/shop/reading/columns.h"
#include "base/amounts.h"
#include "base/text.h"
#include "base/written_dates.h"

namespace cairn::shop::reading {
namespace {

// Plain names, best first.
constexpr std::array<std::string_view, kFields> kNames = {
    "ordernumber orderno orderid ordernr order invoiceno invoicenumber invoiceid invoice invoicenr transactionid "
    "receiptnumber receiptno receiptid receipt transaction documentnumber documentno bestellnummer bestellnr "
    "bestellung "
    "auftragsnummer auftragsnr auftrag rechnungsnummer rechnungsnr rechnung belegnummer belegnr beleg bonnummer "
    "numerocommande numerodecommande ncommande nocommande commande numerofacture numerodefacture nfacture facture "
    "numeropedido numerodepedido npedido pedido numerofactura numerodefactura factura numeroordine numerodordine "
    "nordine "
    "ordine numerofattura fattura ordernummer bestelling factuurnummer factuur basketid basket cartid",
    "orderdate invoicedate datetime orderdatetime date datecreated createdat createdutc created orderedat purchasedate "
    "transactiondate saledate processedat soldat timestamp bestelldatum rechnungsdatum belegdatum auftragsdatum "
    "kaufdatum "
    "datum datecommande datedecommande datefacture fechapedido fechadepedido fechafactura fecha dataordine datafattura "
    "data besteldatum orderdatum factuurdatum day tag time when",
    "time ordertime timeofday uhrzeit zeit heure hora ora tijd tijdstip",
    "sku stockcode productcode itemcode articlecode productsku itemsku articlenumber articleno itemnumber itemno "
    "partnumber productid itemid variantsku artikelnummer artikelnr artnr produktnummer artikelcode reference ref "
    "referencia codicearticolo codearticle codeproduit codigoproducto codice codigo code asin upc ean barcode",
    "productname itemname product item description producttitle itemdescription productdescription articlename "
    "products "
    "lineitemname title article goods artikelbezeichnung artikelname artikel produktname produkt bezeichnung "
    "beschreibung "
    "nomduproduit nomproduit produit designation libelle producto articulo descripcion prodotto articolo descrizione "
    "productnaam artikelomschrijving omschrijving name nombre nome naam",
    "quantity qty quantityrefund units pieces itemssold itemcount lineitemquantity menge anzahl stuckzahl stuck stueck "
    "quantite qte cantidad unidades quantita qta aantal hoeveelheid stuks count nombre",
    "unitprice itemprice priceperunit priceeach itemcost lineitemprice saleprice sellingprice price unitcost "
    "einzelpreis "
    "stuckpreis stueckpreis preis prixunitaire prixunit pu prix preciounitario precio prezzounitario prezzo stukprijs "
    "eenheidsprijs prijs",
    "linetotal lineamount itemtotal totalprice extendedprice netsales netamount total amount subtotal grosssales "
    "revenue "
    "sales turnover gesamtpreis gesamtbetrag positionssumme betrag summe gesamt umsatz prixtotal montanttotal montant "
    "preciototal importetotal importe totale prezzototale importo totaalprijs totaalbedrag bedrag totaal value",
    "linediscount itemdiscount discountamount discount discounts rabattbetrag rabatt nachlass remise descuento sconto "
    "korting",
    "customerid customerno customernumber customerkey clientid customeremail emailaddress email userid buyerid "
    "memberid "
    "accountid kundennummer kundennr kundenid numeroclient numclient idclient codeclient idcliente codicecliente "
    "numerocliente klantnummer klantnr klantid customer buyer client kunde cliente klant user emailbilling",
    "customername fullname clientname buyername billingname kundenname nomclient nomduclient nombrecliente "
    "nombredelcliente nomecliente klantnaam customer client kunde cliente klant",
    "country countrycode billingcountry shippingcountry billingaddresscountrycode land lieferland rechnungsland staat "
    "paysdelivraison pays pais paese nazione region",
    "currency currencycode wahrung waehrung devise moneda divisa valuta munteenheid",
    "eventtype transactiontype ordertype documenttype type kind orderstatus status belegart art typ zustand statut "
    "estado stato soort",
    "",
    "",
    "",
    ""};

// Of an element of a list in an order, as JSON has them.
constexpr std::string_view kListNames =
    " lineitems items lines products orderlines positions articles orderitems rows ";

struct Name {
  std::string whole, last_two, last, bare;
  bool in_list = false;
};

Name name_parts(std::string_view name) {
  Name out;
  out.whole = plain_name(name);
  const std::size_t dot = name.rfind('.');
  const std::size_t before = dot == std::string_view::npos || dot == 0 ? dot : name.rfind('.', dot - 1);
  out.last = dot == std::string_view::npos || dot + 1 == name.size() ? out.whole : plain_name(name.substr(dot + 1));
  out.last_two = before == std::string_view::npos ? out.whole : plain_name(name.substr(before + 1));
  out.bare = plain_name(without_brackets(name));
  const std::string first = " " + plain_name(name.substr(0, name.find('.'))) + " ";
  out.in_list = dot != std::string_view::npos && kListNames.find(first) != std::string_view::npos;
  return out;
}

constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);

std::size_t rank_among(std::string_view wanted, std::string_view list) {
  for (std::size_t rank = 0; !list.empty(); ++rank) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (!wanted.empty() && list.substr(0, end) == wanted) return rank;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return kUnknown;
}

bool is_of_line(Field field) { return field >= Field::kCode && field <= Field::kLineDiscount; }

// How well a name says that the column is of this field; 0: best.
std::size_t rank_of(const Name& name, Field field) {
  const std::string_view list = kNames[static_cast<std::size_t>(field)];
  std::size_t rank = rank_among(name.whole, list);
  if (rank == kUnknown) rank = rank_among(name.last_two, list);
  if (rank == kUnknown) rank = rank_among(name.last, list);
  if (rank == kUnknown) rank = rank_among(name.bare, list);
  if (rank == kUnknown) return kUnknown;
  constexpr std::size_t kElsewhere = 1000;  // what is of a line is looked for in the lines, and else outside of them
  return name.in_list || !is_of_line(field) ? rank + (name.in_list && !is_of_line(field) ? kElsewhere : 0)
                                            : rank + kElsewhere;
}

struct Look {
  std::size_t filled = 0, dates = 0, clocks = 0, numbers = 0, bytes = 0;
  bool mostly(std::size_t part) const { return filled > 0 && part * 5 >= filled * 4; }
  bool by_half(std::size_t part) const { return filled > 0 && part * 2 >= filled; }  // enough beside a name
};

bool is_number(std::string_view cell) {
  return read_number(cell, DecimalSign::kPoint, 4).fault == NumberFault::kNone ||
         read_number(cell, DecimalSign::kComma, 4).fault == NumberFault::kNone;
}

bool is_date(std::string_view cell) {
  const DateFault fault = read_date(cell, DateOrder::kDayFirst).fault;
  return fault == DateFault::kNone || fault == DateFault::kOtherOrder;
}

Look look_at(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  Look look;
  for (const auto& row : rows) {
    if (column >= row.size() || trim(row[column]).empty()) continue;
    const std::string& cell = row[column];
    ++look.filled;
    look.bytes += cell.size();
    const bool number = is_number(cell);
    if (number) ++look.numbers;
    if (is_date(cell)) ++look.dates;
    if (!number && read_clock(cell)) ++look.clocks;
  }
  return look;
}

bool fits(Field field, const Look& look) {
  if (look.filled == 0) return true;
  switch (field) {
    case Field::kDate:
      return look.by_half(look.dates);
    case Field::kTime:
      return look.by_half(look.clocks);
    case Field::kQuantity:
    case Field::kUnitPrice:
    case Field::kLineTotal:
    case Field::kLineDiscount:
      return look.by_half(look.numbers) && !(look.mostly(look.dates) && field != Field::kQuantity);
    case Field::kName:
      return !look.mostly(look.numbers) && !look.mostly(look.dates);
    default:
      return true;
  }
}

// What no name told: dates, and the longest words for what was sold.
void propose_by_values(const std::vector<Look>& looks, Columns& columns) {
  const auto is_taken = [&](std::size_t column) {
    return std::find(columns.at.begin(), columns.at.end(), column) != columns.at.end();
  };
  for (std::size_t i = 0; i < looks.size() && !columns.has(Field::kDate); ++i)
    if (!is_taken(i) && looks[i].mostly(looks[i].dates) && !looks[i].mostly(looks[i].numbers))
      columns[Field::kDate] = i;
  if (columns.has(Field::kCode) || columns.has(Field::kName)) return;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const Look& look = looks[i];
    if (is_taken(i) || look.filled == 0 || !fits(Field::kName, look)) continue;
    const std::size_t best = columns[Field::kName];
    if (best == kNoColumn || look.bytes * looks[best].filled > looks[best].bytes * look.filled)
      columns[Field::kName] = i;
  }
}

}  // namespace

Columns propose_columns(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
  Columns columns;
  std::vector<Look> looks;
  std::vector<Name> parts;
  for (std::size_t i = 0; i < names.size(); ++i) {
    looks.push_back(look_at(rows, i));
    parts.push_back(name_parts(names[i]));
  }
  std::vector<bool> taken(names.size());
  for (std::size_t field = 0; field < kFields; ++field) {
    std::size_t best = kUnknown;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (taken[i] || !fits(static_cast<Field>(field), looks[i])) continue;
      const std::size_t rank = rank_of(parts[i], static_cast<Field>(field));
      if (rank >= best) continue;
      best = rank;
      columns.at[field] = i;
    }
    if (columns.at[field] != kNoColumn) taken[columns.at[field]] = true;
  }
  propose_by_values(looks, columns);
  return columns;
}

bool looks_like_header(const std::vector<std::string>& first, const std::vector<std::vector<std::string>>& rows) {
  std::set<std::string> distinct;
  bool known = false;
  std::size_t filled = 0;
  for (const std::string& cell : first) {
    const std::string_view name = trim(cell);
    if (name.empty()) continue;
    if (name.size() > 80 || is_number(name) || is_date(name)) return false;
    ++filled;
    const Name parts = name_parts(name);
    distinct.insert(to_lower_ascii(name));
    for (std::size_t field = 0; field < kFields; ++field)
      known = known || rank_of(parts, static_cast<Field>(field)) != kUnknown;
  }
  if (filled == 0 || (distinct.size() != filled && !known)) return false;
  if (known) return true;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Look look = look_at(rows, i);
    if (look.mostly(look.dates) || look.mostly(look.numbers)) return true;
  }
  return false;
}

}  // namespace cairn::shop::reading
