package io.shouwen.server.hall;

import io.shouwen.pack.service.ServiceCatalogue.Charge;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.text.Texts;

import java.util.Collection;
import java.util.List;

/** What a service costs, told before anybody waits for it: the approved tariff in words. */
public final class Fees {
    private Fees() {}

    /** Each charge with its price, or with the word that the bill says it. */
    public static List<String> titles(Collection<Charge> charges, Texts texts) {
        return charges.stream().map(charge -> title(charge, texts)).toList();
    }

    private static String title(Charge charge, Texts texts) {
        String says = texts.name(charge.says().zh(), charge.says().en());
        return charge.fen()
                .map(fen -> texts.of("hall.fee", says, Fen.show(fen)))
                .orElseGet(() -> texts.of("hall.fee.bill", says));
    }
}
