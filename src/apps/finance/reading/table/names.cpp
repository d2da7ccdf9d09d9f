#include "apps/finance/reading/table/names.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace cairn::finance::reading {
namespace {

// Plain names of each field, best first, in the order of Field.
constexpr std::array<std::string_view, kFields> kNames = {
    // kBooked
    "completeddate completeddateutc datecompleted postingdate posteddate dateposted postdate bookingdate bookeddate "
    "bookdate accountingdate entrydate dateprocessed processeddate settlementdate buchungsdatum buchungstag buchung "
    "datumverrekening boekdatum boekingsdatum datecomptable datedecomptabilisation datecomptabilisation "
    "dateoperation datedoperation datedeloperation fechacontable fechaoperacion fechadeoperacion fechaoper "
    "datacontabile dataoperazione datumzauctovani datumzuctovani datumuctovani dataksiegowania datazaksiegowania "
    "konyvelesdatuma konyvelesidatum konyvelesnapja transactiondate transdate trandate dateoftransaction date "
    "transactiedatum datum fecha data datumprovedeni datumtransakce datumoperace dataoperacji datatransakcji "
    "tranzakciodatuma tranzakcioidopontja datum1 belegdatum umsatzdatum kaufdatum datumverrichting datetransaction "
    "datetime dateandtime timestamp created createdon createdat createddate starteddate day tag datumcas den dzien nap "
    "valuedate transactiontime transactiondatetime",
    // kOtherDate
    "starteddate transactiondate transdate trandate purchasedate dateofpurchase datumverrichting transactiedatum "
    "belegdatum kaufdatum umsatzdatum datumprovedeni datumtransakce executiondate dataoperacji datatransakcji "
    "tranzakciodatuma dateachat datedachat fechacompra created createdon",
    // kValueDate
    "valuedate valuta valutadatum wertstellung wertstellungsdatum wert valutadate effectivedate datevaleur "
    "datedevaleur valeur fechavalor fvalor valor datavaluta valutadata rentedatum datumvaluty datawaluty erteknap "
    "ertekdatum interestdate",
    // kAmount
    "amount transactionamount amt betrag buchungsbetrag umsatz transaktionsbetrag umsatzbetrag bedrag "
    "transactiebedrag bedragtransactie mutatie mutatiebedrag montant montantoperation montantdeloperation importe "
    "importeoperacion importo importooperazione zauctovanacastka castka objem kwota kwotaoperacji kwotatransakcji "
    "osszeg tranzakcioosszege konyveltosszeg belopp belob belop net netto netamount gross brutto value total sum "
    "summe movement",
    // kMoneyOut
    "moneyout debitamount debit debits withdrawal withdrawals withdrawalamount withdrawalamt withdrawn paidout "
    "outflow outgoing spent expense payments soll sollbetrag lastschrift ausgabe ausgaben ausgang belastung "
    "belastungen debet af uitgaven debitmontant montantdebit debiteuros debitenvaleur depenses cargo cargos debe "
    "debito gastos adeudo addebito addebiti dare uscite uscita vydaj vydaje odchozi zatizeni obciazenia obciazenie "
    "wyplywy wydatki kiadas terheles terhelesek wyplata wyplaty",
    // kMoneyIn
    "moneyin creditamount credit credits deposit deposits depositamount depositamt paidin inflow incoming received "
    "income haben habenbetrag gutschrift gutschriften einnahme einnahmen eingang bij inkomsten creditmontant "
    "montantcredit crediteuros recettes abono abonos haber ingreso ingresos credito accredito accrediti avere entrate "
    "entrata prijem prijmy prichozi uznania uznanie wplywy przychody bevetel jovairas jovairasok wplata wplaty",
    // kDirection
    "afbij bijaf creditdebit debitcredit crdr drcr cd dc creditdebitindicator debitcreditindicator debitcreditind "
    "creditdebet debetcredit debetcreditindicator sollhaben habensoll sh cdtdbtind bevetelkiadas terhelesjovairas "
    "direction sens signe sign vorzeichen soort debitorcredit creditordebit transactiontype type mutatiesoort smer "
    "typpohybu strona",
    // kBalance
    "balance runningbalance accountbalance newbalance closingbalance ledgerbalance balanceafter saldo kontostand "
    "neuersaldo saldonachbuchung saldonamutatie saldonatrn nieuwsaldo boeksaldo solde soldeapresoperation "
    "saldodisponible saldocontabile saldofinale zustatek zustatekpo zustateknauctu saldopooperacji saldopotransakcji "
    "saldokoncowe egyenleg konyveltegyenleg balans",
    // kFee
    "fee fees feeamount totalfees transactionfee gebuhr gebuhren entgelt kosten kostenopverrichting frais comision "
    "comisiones commissione commissioni poplatek poplatky oplata prowizja dij jutalek",
    // kCurrency
    "currency currencycode transactioncurrency accountcurrency ccy cur wahrung buchungswahrung waehrung kontowahrung "
    "wkz munt muntsoort valutacode muntcode devise moneda divisa valuta mena menauctu waluta walutaoperacji devizanem "
    "penznem tranzakciodevizaneme valuta1 valuutta",
    // kPayee
    "payee payeename merchant merchantname counterparty counterpartyname counterpartname counteraccountname "
    "beneficiary beneficiaryname beneficiaryorremitter partner partnername recipient recipientname nameofcounterparty "
    "begunstigterzahlungspflichtiger beguenstigterzahlungspflichtiger zahlungsempfanger zahlungsempfangerin "
    "namezahlungsbeteiligter auftraggeberempfanger auftraggeberempfangerin auftraggeberbegunstigter "
    "auftraggeberbeguenstigter empfangername empfanger empfangerin begunstigter beguenstigter "
    "empfangerauftraggeber zahlungspartner gegenpartei handelaar naamtegenpartij naamtegenrekening "
    "tegenrekeninghouder tegenpartij begunstigde naambegunstigde naamomschrijving naam beneficiaire nomdubeneficiaire "
    "nomcontrepartie contrepartie tiers beneficiario nombrebeneficiario contraparte concepto1 controparte "
    "beneficiarioordinante nazevprotiuctu protistrana nazevprotistrany prijemce jmenoprotistrany nazevobchodnika "
    "obchodnik kontrahent nazwakontrahenta nadawcaodbiorca odbiorca danekontrahenta partnerneve kedvezmenyezett "
    "ellenoldalineve name nom nombre nome",
    // kPayer
    "payer payername sendername remitter sender debtor zahlungspflichtiger zahlungspflichtigerr auftraggeber "
    "ordonnateur ordenante "
    "ordinante platce nadawca feladó felado",
    // kReference
    "transactionid transactionuid id tx uniqueid fitid transactionreference transactionreferencenumber "
    "transactionnumber txid banktransactionid transactionref buchungsreferenz transaktionsid transaktionsnummer "
    "umsatzid transactienummer transactiereferentie volgnr volgnummer idtransaction numerooperation idtransazione "
    "idtransakce idoperace idpohybu idpohybu1 referencnicislotransakce cislotransakce idtransakcji numertransakcji "
    "tranzakcioazonosito referencenumber",
    // kCheckNumber
    "checknumber chequenumber checknum checkno chequeno checkorslip check cheque checkslip schecknummer numerodecheque "
    "numerocheque numerocheque1 numeroassegno",
    // kOtherAccount
    "counterpartyaccount counterpartyiban partneriban counteraccount otheraccount payeeaccount "
    "beneficiaryaccount beneficiaryaccountnumber toaccount accountnumberofcounterparty kontonummeriban "
    "ibanzahlungsbeteiligter gegenkonto gegenkontonummer kontonummerempfanger empfangerkonto empfangeriban "
    "tegenrekening tegenrekeningiban tegenrekeningnummer tegenrekeningibanbban ibantegenrekening "
    "rekeningnummertegenpartij rekeningtegenpartij comptecontrepartie comptecontrepartieiban cuentabeneficiario "
    "ibanbeneficiario cisloprotiuctu protiucet bankovnispojeni bankaccountdetails rachunekkontrahenta "
    "numerrachunkukontrahenta partnerszamlaszama ellenszamla iban kontonummer kontonr accountnumber accountno",
    // kCategory
    "category categoryname kategorie categorie categoria kategoria rubriek kategorietransakce",
    // kOwnAccount
    "transferaccount",
    // kAccount
    "ibanauftraggeberkonto auftragskonto auftraggeberkonto ownaccount ownaccountnumber accountiban yourreference "
    "ibankonto rekeningnummer rekening ibanbban ibannummer fromaccount accountnumber accountno accountid account "
    "kontonummer konto "
    "comptenumero numerodecompte numerocompte compte cuenta numerocuenta numerodecuenta conto numeroconto "
    "cislouctu ucet numerrachunku rachunek szamlaszam numerkonta iban kartennummer cardnumber cardno kredietkaart "
    "umsatzgetatigtvon",
    // kAccountName
    "accountname kontoname kontobezeichnung rubrieknaam rekeningnaam nomducompte nombrecuenta nomeconto nazevuctu "
    "nazwarachunku szamlaneve product account pot pocket",
    // kForeignAmount
    "originalamount foreignamount amountforeign amountinforeigncurrency localamount originalbetrag betragoriginal "
    "fremdwahrungsbetrag betragfremdwahrung betraginfremdwahrung betragoriginalwahrung bedragvreemdevaluta "
    "bedragorigineel montantdevise montantorigine importedivisa importeoriginal importovaluta puvodnicastka "
    "puvodnicastkaamena kwotaoryginalna kwotawwalucie eredetiosszeg paymentamount",
    // kForeignCurrency
    "originalcurrency foreigncurrency localcurrency originalwahrung fremdwahrung vreemdevaluta origineelmunt "
    "deviseorigine divisaoriginal valutaoriginale puvodnimena walutaoryginalna eredetidevizanem paymentcurrency",
    // kStatus
    "status state transactionstatus bookingstatus buchungsstatus info stav statut estado stato statustransakcji "
    "allapot statusz",
    // kSplitAmount
    "splitamount",
    // kKind
    "transactiontype type kind buchungstext umsatzart umsatztyp vorgang transaktionstyp buchungsart art betaalwijze "
    "mutatiesoort soort code operationtype typeoperation typedoperation tipo tipooperacion "
    "tipooperazione causale typtransakce typpohybu typplatby nazevtransakce typtransakcji typoperacji rodzajoperacji "
    "tranzakciotipusa method",
    // kMemo: of each name that is found, a column
    "memo notes note description details detail purpose paymentreference reference remittanceinformation "
    "transactiondescription transactiondetails narrative narration particulars "
    "additionalinformation extrainformation verwendungszweck buchungsdetails beschreibung bemerkung notiz text "
    "transaktionsbeschreibung transaktionsbeschreibungzusatz verwendungszweckzeile1 omschrijving mededelingen "
    "mededeling vrijemededeling gestructureerdemededeling toelichting referentie kenmerk betalingskenmerk "
    "libelle libelleoperation libellecourt opisoperacji libellesimplifie communication communications motif "
    "commentaire concepto observaciones "
    "descripcion descripcionoperacion descrizione descrizioneoperazione descrizioneestesa causaleestesa note1 "
    "zprava zpravapropriejmce zpravaproprijemce zpravapromne popis poznamka klientskapoznamka messageforpayee "
    "messageforme clientnote message tytul tytulem tytuloperacji opis opistransakcji szczegoly kozlemeny reszletek "
    "leiras megjegyzes product ref transactionref1 transactionref2 transactionref3 item polozka item1"};

constexpr std::string_view kDescriptions =
    "description transactiondescription details detail narrative narration particulars beschreibung "
    "transaktionsbeschreibung buchungsdetails omschrijving libelle libelleoperation libellecourt opisoperacji concepto "
    "descripcion descrizione "
    "descrizioneoperazione popis opis opistransakcji text transactiondetails leiras item";

// The names of all fields.
const std::unordered_set<std::string_view>& all_names() {
  static const std::unordered_set<std::string_view> names = [] {
    std::unordered_set<std::string_view> out;
    for (std::string_view list : kNames)
      while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0) out.insert(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    return out;
  }();
  return names;
}

}  // namespace

std::string_view names_of_field(Field field) { return kNames[static_cast<std::size_t>(field)]; }
std::string_view description_names() { return kDescriptions; }
bool is_column_name(std::string_view plain) { return all_names().count(plain) > 0; }

}  // namespace cairn::finance::reading
