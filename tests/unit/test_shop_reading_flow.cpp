// The flow that a page drives: steps, slices, choices, problems and bounds.
#include "shop_reading_fixture.h"

namespace cairn::shop::reading::testing {
namespace {

// A file with one row below its header, and what was said of that row.
std::string problem_of(const std::string& row) {
  Reading reading("a.csv", "order,date,time,code,product,quantity,price,discount,currency,status\n" + row + "\n");
  look(reading);
  Plan plan = reading.plan();
  plan.columns = remembered({{"order", "order"},
                             {"date", "date"},
                             {"code", "code"},
                             {"name", "product"},
                             {"quantity", "quantity"},
                             {"unit_price", "price"},
                             {"line_discount", "discount"},
                             {"currency", "currency"},
                             {"kind", "status"}},
                            reading.columns());
  plan.date_order = DateOrder::kDayFirst;
  plan.decimal_sign = DecimalSign::kPoint;
  const auto preview = reading.preview(plan);
  read_by(reading, plan);
  std::string problem = reading.problems().empty() ? "" : reading.problems()[0].reason;
  REQUIRE(preview.size() == 1);
  CHECK(preview[0].problem == problem);
  take_sound(reading);
  return problem;
}

TEST_CASE("shop reading: it stops anywhere and goes on where it stopped") {
  std::string file = "order,date,product,quantity,price\n";
  for (int i = 0; i < 500; ++i) file += std::to_string(i) + ",2024-01-01,Tea,1,2.50\n";
  Reading reading("a.csv", file);
  reading.stop();
  reading.advance(1000);
  CHECK(reading.phase() == Phase::kStopped);
  reading.go_on();
  CHECK(reading.phase() == Phase::kDecoding);
  CHECK(reading.progress().share <= 1);
  CHECK_FALSE(reading.start({}).ok());
  CHECK(reading.take_lines().size() == 0);
  look(reading);
  reading.stop();  // it waits for the person anyway
  CHECK(reading.phase() == Phase::kChoosing);
  REQUIRE(reading.start(reading.plan()).ok());
  reading.advance(7);
  CHECK(reading.counts().rows == 7);
  CHECK(reading.progress().rows == 7);
  CHECK((reading.progress().share > 0 && reading.progress().share < 0.1));
  reading.stop();
  reading.advance(7);
  CHECK(reading.counts().rows == 7);
  reading.go_on();
  while (reading.phase() == Phase::kReading) reading.advance(7);
  CHECK(reading.counts().kept == 500);
  CHECK(reading.progress().share == 1);
  read_by(reading, reading.plan());  // once more from the start
  CHECK(reading.counts().kept == 500);
  CHECK(reading.totals()[0].kinds[0].amount == 500 * 25'000);
  CHECK(take_sound(reading).size() == 500);
  CHECK(reading.start(reading.plan()).error().message ==
        "The file has not been looked at yet, or its lines have been taken.");
}

TEST_CASE("shop reading: the person's choices") {
  Reading reading("a.csv", "1;2;Tea;3,50\n2;3;Mug;8\n");
  look(reading);
  CHECK_FALSE(reading.shape().header);
  CHECK(reading.columns() == Strings{"Column 1", "Column 2", "Column 3", "Column 4"});
  CHECK(reading.start(reading.plan()).error().message == "Choose the column that holds the dates of the orders.");
  Reading dated("a.csv", "n,d,w,p\n1,2024-01-02,Tea,3.50\n");
  look(dated);
  CHECK(dated.shape().header);
  Columns columns;
  columns[Field::kDate] = 1;
  const auto error_of = [&](const Plan& plan) { return dated.start(plan).error(); };
  CHECK(error_of(dated.with_columns(columns)).message ==
        "Choose the column that says what was sold, by code or by name.");
  columns[Field::kName] = 2;
  CHECK(error_of(dated.with_columns(columns)).message ==
        "Choose the column with the price of a piece, or the one with the total of a line.");
  CHECK(error_of(dated.with_columns(columns)).where == "unit_price");
  columns[Field::kLineTotal] = 3;
  columns[Field::kCountry] = 99;  // is not there
  Plan plan = dated.with_columns(columns);
  plan.currency = "euro";
  CHECK(error_of(plan).message ==
        "The currency of the file is a code of three letters such as EUR, a sign such as \xE2\x82\xAC, or nothing.");
  plan.currency = "EUR";
  const auto preview = dated.preview(plan);
  REQUIRE(preview.size() == 1);
  REQUIRE(preview[0].lines.size() == 1);
  CHECK(preview[0].cells == Strings{"1", "2024-01-02", "Tea", "3.50"});
  CHECK(preview[0].lines[0].name == "Tea");
  CHECK(preview[0].lines[0].currency == "EUR");
  CHECK(preview[0].lines[0].amount == 35'000);
  CHECK(dated.read_as('x').error().message == "Cells are parted by commas, semicolons, tabs or bars.");
  REQUIRE(dated.read_as(';').ok());
  CHECK(dated.columns().size() == 1);
  REQUIRE(dated.read_as('\0').ok());
  dated.set_header(false);
  CHECK(dated.columns().size() == 4);
  CHECK(dated.preview(dated.plan()).size() == 2);
  dated.set_header(true);
  read_by(dated, plan);
  CHECK(dated.read_as(',').error().message == "The file is not ready, or is being read.");
  CHECK(words_of_lines(take_sound(dated)) == Strings{" goods Tea 1000 35000"});
}

TEST_CASE("shop reading: back to the choice of columns, and read once more by another one") {
  Reading reading("a.csv", "order,date,product,quantity,price,was\n1,2024-01-02,Tea,2,3.50,9.00\n2,soon,Tea,1,1,1\n");
  reading.choose_again();  // nothing was read yet
  CHECK(reading.phase() == Phase::kDecoding);
  look(reading);
  Plan plan = reading.plan();
  plan.currency = "\xE2\x82\xAC";  // a sign will do
  CHECK(reading.preview(plan)[0].lines[0].currency == "EUR");
  read_by(reading, plan);
  CHECK(reading.totals()[0].currency == "EUR");
  CHECK(reading.totals()[0].kinds[0].amount == 7 * kUnit);
  CHECK(reading.counts().set_aside == 1);
  reading.choose_again();
  CHECK(reading.phase() == Phase::kChoosing);
  CHECK(reading.counts().rows == 0);
  CHECK(reading.problems().empty());
  CHECK(reading.all_problems().empty());
  CHECK(reading.totals().empty());
  CHECK(reading.plan().currency == "EUR");
  Columns columns = reading.plan().columns;
  columns[Field::kUnitPrice] = 5;
  plan = reading.with_columns(columns);
  read_by(reading, plan);
  CHECK(reading.totals()[0].kinds[0].amount == 18 * kUnit);
  CHECK(take_sound(reading).size() == 1);
  reading.choose_again();  // its lines were taken
  CHECK(reading.phase() == Phase::kDone);
}

TEST_CASE("shop reading: every problem has its words") {
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,2.50,,,").empty());
  CHECK(problem_of("1,,,A,Tea,1,2.50,,,") == "There is no date. Fill it in, or choose another column for the date.");
  CHECK(problem_of("1,soon,,A,Tea,1,2.50,,,") ==
        "\"soon\" is not understood as a day of the calendar. Write it as 2010-12-31, of the years 1970 to 2199.");
  CHECK(problem_of("1,31.02.2024,,A,Tea,1,2.50,,,") ==
        "\"31.02.2024\" is no day of the calendar: its month is shorter. Correct the row.");
  CHECK(
      problem_of("1,12/13/2024,,A,Tea,1,2.50,,,") ==
      "The date \"12/13/2024\" does not fit the order of day and month that was chosen for this file. Choose the other "
      "order, or correct the row.");
  CHECK(problem_of("1,2024-01-02,,,,1,2.50,,,") == "There is neither a code nor a name of a product.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,,2.50,,,") ==
        "There is no quantity. Fill it in, or choose no column for the quantity if every row is one piece.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,two,2.50,,,") == "The quantity \"two\" is not a number. Write it in digits.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,0,2.50,,,") == "The quantity is 0, so nothing was sold.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,2000001,2.50,,,") ==
        "The quantity \"2000001\" is more than 2,000,000, which is taken for a slip.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,,,,") == "There is no price and no total, so nothing says what was paid.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,free,,,") == "The unit price \"free\" is not a number. Write it in digits.");
  CHECK(
      problem_of("1,2024-01-02,,A,Tea,1,\"2,50\",,,") ==
      "The unit price \"2,50\" does not fit the decimal sign that was chosen for this file. Choose the other sign, or "
      "correct the row.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,100000000.01,,,") ==
        "The unit price \"100000000.01\" makes an amount of more than 100,000,000, which is taken for a slip.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,2,60000000,,,") ==
        "The unit price \"60000000\" makes an amount of more than 100,000,000, which is taken for a slip.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,0,,,") ==
        "The price is 0: something given for free or a correction of the stock, not a sale.");
  CHECK(
      problem_of("1,2024-01-02,,A,Tea,1,-2.50,,,") ==
      "The price is negative and the quantity is not. If this is a discount or a return, give it a negative quantity, "
      "or a type that says so.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,2.50,3,,") == "The discount \"3\" is more than the price.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,2.50,,gold,") ==
        "The currency \"gold\" is not known. Write its code, such as EUR.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,2.50,,,pending") ==
        "The status \"pending\" says that it was not paid, so it is no sale.");
  CHECK(problem_of("1,2024-01-02,,A,Tea,1,2.50,,,,more") ==
        "The row has 11 cells and the table 10 columns. A text with the separator in it needs quotes around it.");
  CHECK(problem_of("1,2024-01-02,,A,\"Tea,1,2.50,,,") ==
        "A quotation mark opens here and is never closed. Add the one that is missing.");
  CHECK(problem_of("1,2024-01-02,,A,\"Tea\" x,1,2.50,,,") ==
        "There is text after a quoted cell. A quotation mark inside a cell is written twice.");
  CHECK(words_of({Reason::kUnreadDate, Field::kDate, std::string(100, 'x'), {}}) ==
        "\"" + std::string(60, 'x') +
            "...\" is not understood as a day of the calendar. Write it as 2010-12-31, of the years 1970 to 2199.");
}

TEST_CASE("shop reading: returns, cancelled orders and statuses") {
  const std::string header = "order,date,product,quantity,price,type\n";
  CHECK(words_of_lines(lines_of("a.csv", header + "1,2024-01-02,Tea,1,2.50,Refund\n1,2024-01-02,Tea,-2,2.50,Sale\n"
                                                  "2,2024-01-02,Tea,-1,-3,\n3,2024-01-02,Tea,1,2,Storno\n"
                                                  "4,2024-01-02,Shipping,1,3,Return\n4,2024-01-02,Rabatt,-1,3,\n")) ==
        Strings{"1 return Tea -1000 -25000", "1 return Tea -2000 -50000", "2 return Tea -1000 -30000",
                "3 goods Tea 1000 20000", "3 return Tea -1000 -20000", "4 postage Shipping -1000 -30000",
                "4 discount Rabatt -1000 -30000"});
  // By the line total: either sign makes it a return.
  CHECK(words_of_lines(lines_of("a.csv",
                                "order,date,product,quantity,total,discount\n1,2024-01-02,Tea,-1,2.50,\n"
                                "1,2024-01-02,Tea,1,-2.50,0.50\n1,2024-01-02,Tea,1,2.50,2.50\n")) ==
        Strings{"1 return Tea -1000 -25000", "1 return Tea -1000 -20000", "1 goods Tea 1000 0"});
  CHECK(words_of_lines(lines_of("a.csv", "date,product,price\n2024-01-02,Tea,-2.50\n")) ==
        Strings{" return Tea -1000 -25000"});
}

TEST_CASE("shop reading: the same order and the same customer") {
  Reading reading("a.csv",
                  "order,date,customer,customer name,product,quantity,price\n"
                  "2,2024-01-02 10:00,,,Tea,1,2.50\n"
                  "1,2024-01-01 10:00,c1,Anna,Tea,1,2.50\n"
                  "2,2024-01-02 10:01,c2,Bob,Mug,1,8\n"
                  "1,,c1,,Mug,1,8.00001\n"
                  "1,2024-01-01 10:00,c1,Anna,Tea,1,2.50\n"
                  "2,2024-01-02 10:00,c1,Anna,Pot,1,8\n");
  read_all(reading);
  CHECK(reading.notes() ==
        Strings{"1 row is the same as an earlier one of the same order. Such rows are kept, as a shop may scan a thing "
                "twice.",
                "1 number has more decimals than are kept. Amounts are rounded to four, quantities to three.",
                "1 row has another time than the first row of the same order, whose time is taken for all of it.",
                "1 row has another customer than an earlier row of the same order, whose customer is taken for all of "
                "it."});
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"1 goods Tea 1000 25000", "1 goods Mug 1000 80000", "1 goods Tea 1000 25000",
                                         "2 goods Tea 1000 25000", "2 goods Mug 1000 80000", "2 goods Pot 1000 80000"});
  CHECK(customer_of(lines, 3) == "c2");
  CHECK(lines.row_line == std::vector<std::uint32_t>{3, 5, 6, 2, 4, 7});
  // Without numbers of orders: the rows of a customer in a minute, and each row of nobody.
  Reading unnumbered("a.csv",
                     "date,customer,product,price\n2024-01-01 10:00,a,Tea,1\n2024-01-01 10:00,a,Mug,1\n"
                     "2024-01-01 10:01,a,Tea,1\n2024-01-01 10:01,,Tea,1\n2024-01-01 10:01,,Mug,1\n");
  read_all(unnumbered);
  CHECK(unnumbered.notes() == Strings{"5 rows have no order number. Such rows with the same customer and time are one "
                                      "order; without a customer each is an order of its own."});
  const Lines plain = take_sound(unnumbered);
  CHECK(plain.order == std::vector<std::uint32_t>{0, 0, 1, 2, 3});
  CHECK(plain.orders == Strings(4));
}

TEST_CASE("shop reading: the name that most lines of a product have, and currencies side by side") {
  Reading reading("a.csv",
                  "order,date,sku,product,price,currency\n1,2024-01-01,A,damaged,0,EUR\n1,2024-01-01,A,Tea,1,EUR\n"
                  "2,2024-01-01,A,Best tea,1,GBP\n3,2024-01-01,A,Best tea,1,\n4,2024-01-01,B,One,1,eur\n"
                  "5,2024-01-01,B,Two,1,EUR\n6,2024-01-01,,B,1,EUR\n7,2024-01-01,b,Other,$1.00,\n");
  read_all(reading);
  const Lines lines = take_sound(reading);
  REQUIRE(lines.products.size() == 4);
  CHECK(lines.products[0].name == "Best tea");
  CHECK(lines.products[1].name == "One");
  CHECK(lines.products[2].code.empty());  // a name that is like a code is another product
  CHECK(lines.products[3].code == "b");
  CHECK(lines.currencies == Strings{"EUR", "GBP", "", "USD"});
}

TEST_CASE("shop reading: what is refused") {
  Reading large("a.csv", std::string(kMaxFileBytes + 1, 'a'));
  CHECK(large.phase() == Phase::kRefused);
  CHECK(large.refusal().message ==
        "The file has 256,000,001 bytes; at most 256,000,000 (256 MB) can be read. Divide it into smaller files.");
  Reading empty("a.csv", " \n");
  look(empty);
  CHECK(empty.refusal().message == "The file is empty.");
  Reading picture("a.csv", std::string("\x89PNG\r\n\x1A\n\0\0\0\r", 12));
  look(picture);
  CHECK(picture.refusal().message ==
        "This is not a text file. Order exports as CSV, TSV, JSON and JSON Lines can be read, unpacked; save a "
        "spreadsheet as CSV. UTF-16 needs a byte order mark.");
  Reading damaged("a.csv", "order,date,product,price\n1,2024-01-01,T\xC3\xA9\xFF,1\n");
  look(damaged);
  CHECK(damaged.encoding_note() ==
        "Some bytes of the file are not UTF-8; they show as \xEF\xBF\xBD. The first is in line 2.");
  Reading wide("a.csv", std::string("\xFF\xFE"
                                    "a\0,\0\x00\xD8,\0b\0",
                                    12));
  look(wide);
  CHECK(wide.encoding_note() == "Some characters of this UTF-16 file are damaged; they show as \xEF\xBF\xBD.");
  Reading latin("a.csv", "order,date,product,price\n1,2024-01-01,T\xE9,1\n");
  look(latin);
  CHECK(latin.encoding_note() ==
        "The file is not UTF-8; its letters were read as Windows-1252 (Latin-1). If some look wrong, save it as UTF-8 "
        "and read that.");
}

TEST_CASE("shop reading: many rows of the same kind, and more countries than can be kept") {
  std::string file = "order,date,product,price,country\n";
  for (int i = 0; i < 65'600; ++i)
    file += "1,2024-01-0" + std::to_string(1 + i % 2) + ",Tea,1.00001,C" + std::to_string(i) + "\n";
  Reading reading("a.csv", file);
  read_all(reading, 10'000);
  CHECK(reading.counts().by_reason[static_cast<std::size_t>(Reason::kTooManyCountries)] == 65);
  CHECK(reading.problems().back().reason ==
        "There are more different countries than can be kept. Is it the right column?");
  CHECK(reading.notes() ==
        Strings{
            "65,600 numbers have more decimals than are kept. Amounts are rounded to four, quantities to three.",
            "32,800 rows have another time than the first row of the same order, whose time is taken for all of it."});
  CHECK(reading.all_problems().front() ==
        std::pair<std::uint32_t, std::uint16_t>{65'537, static_cast<std::uint16_t>(Reason::kTooManyCountries)});
  reading.take_lines();
  std::set<std::string_view> titles;
  for (std::size_t reason = 0; reason < kReasons; ++reason) titles.insert(reason_title(static_cast<Reason>(reason)));
  CHECK(titles.size() == kReasons);
  CHECK(format_name(Format::kJsonLines) == "JSON Lines");
}

TEST_CASE("shop reading: more lines than may be are cut off, and it says so") {
  const std::string file = "order,date,product,price\n1,2024-01-01,Tea,1\n2,2024-01-01,Tea,1\n3,2024-01-01,Tea,1\n";
  Reading enough("a.csv", file, 3);
  read_all(enough);
  CHECK_FALSE(enough.counts().cut);
  CHECK(enough.notes().empty());
  Reading cut("a.csv", file, 2);
  read_all(cut);
  CHECK(cut.counts().cut);
  CHECK(cut.counts().rows == 2);
  CHECK(cut.notes() ==
        Strings{"The file has more than 2 lines. What comes after line 3 of the file was not read. Divide "
                "it into smaller files."});
  CHECK(take_sound(cut).size() == 2);
}

}  // namespace
}  // namespace cairn::shop::reading::testing
