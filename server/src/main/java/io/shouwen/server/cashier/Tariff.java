package io.shouwen.server.cashier;

import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Charge;

import java.util.List;
import java.util.Optional;

/** What the adopted codes let the house charge, and at which price. Nothing else is charged. */
record Tariff(ServiceCatalogue catalogue) {
    boolean lists(String charge) {
        return catalogue.charges().containsKey(charge);
    }

    /** The approved price of one; where the tariff leaves it to the bill, that of the bill. */
    long rate(String charge, long ofBill) {
        return Optional.ofNullable(catalogue.charges().get(charge))
                .flatMap(Charge::fen)
                .orElse(ofBill);
    }

    List<Charge> all() {
        return List.copyOf(catalogue.charges().values());
    }
}
