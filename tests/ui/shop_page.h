#pragma once
// The shop's screens in tests: files of orders, and the passes in which what they begin goes on.

#include <string>

#include "base/random.h"
#include "ui/harness.h"

namespace cairn::test {

inline void go_on(Harness& app, int passes) {
  for (int i = 0; i < passes; ++i) {
    app.shell().attend();
    app.frame();
  }
}

// Orders of a few customers over some months, as invoice lines. Every third row of an order is postage.
inline std::string orders_csv(int orders, std::uint64_t seed = 1) {
  Random random(seed);
  std::string csv = "order,date,code,product,quantity,price,customer,country\n";
  const char* const countries[] = {"France", "Ireland", "Norway"};
  for (int order = 0; order < orders; ++order) {
    const int customer = static_cast<int>(random.below(40));
    const int day = order * 180 / orders;
    const std::string date = to_iso(add_days(to_date({2026, 1, 5}), day));
    for (int line = 0; line < 3; ++line) {
      const int product = (customer % 5) * 4 + static_cast<int>(random.below(4));
      const bool postage = line == 2 && order % 3 == 0;
      csv += "N" + std::to_string(order) + "," + date + " 10:0" + std::to_string(line) + "," +
             (postage ? "POST" : "P" + std::to_string(product)) + "," +
             (postage ? "Postage" : "Thing " + std::to_string(product)) + "," + std::to_string(1 + random.below(3)) +
             "," + (postage ? "3.50" : std::to_string(2 + product) + ".25") + "," + "K" + std::to_string(customer) +
             "," + countries[customer % 3] + "\n";
    }
  }
  return csv;
}

inline void add_orders(Harness& app, const std::string& csv, const char* name = "orders.csv") {
  app.go("#/shop");
  go_on(app, 3);
  app.drop_file(app.shell().shop_state().imports.empty() ? "Choose a file of orders" : "Add a file of orders", name,
                csv);
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  app.click("Add these orders");
  go_on(app, 12);
}

}  // namespace cairn::test
