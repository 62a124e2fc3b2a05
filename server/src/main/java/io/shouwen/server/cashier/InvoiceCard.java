package io.shouwen.server.cashier;

import io.shouwen.server.invoice.Invoice;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;

import java.util.List;
import java.util.Optional;

/**
 * The invoices of a payment as its page shows them.
 *
 * @param own what can be invoiced, in fen
 * @param asks whether one can be asked for
 * @param wrong whether one stands that could be taken back
 * @param underWay whether the platform has not said yet what became of one
 */
public record InvoiceCard(
        List<Line> lines, long own, boolean asks, boolean wrong, boolean underWay) {
    public InvoiceCard {
        lines = List.copyOf(lines);
    }

    /** One, and to whom it is made out; nobody once they were erased. */
    public record Line(Invoice invoice, Optional<MaskedPerson> buyer) {
        /** Title, tax number and e-mail, masked, as far as they were given. */
        public String to() {
            return buyer.map(one ->
                            String.join(
                                            " ",
                                            one.value(PersonField.TITLE),
                                            one.value(PersonField.TAX_NUMBER),
                                            one.value(PersonField.EMAIL))
                                    .strip())
                    .orElse("");
        }
    }
}
