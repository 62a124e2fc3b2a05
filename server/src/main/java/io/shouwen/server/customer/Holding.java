package io.shouwen.server.customer;

import io.shouwen.server.place.Located;

import java.util.List;
import java.util.Optional;

/**
 * An account of a customer as any screen may show it.
 *
 * @param number masked
 * @param parties the owner and the tenant of today
 */
public record Holding(String number, Optional<Located> place, List<Side> parties) {
    public Holding {
        parties = List.copyOf(parties);
    }

    /**
     * A party of the account.
     *
     * @param role owner or tenant
     * @param name masked
     */
    public record Side(long person, String role, String name) {}
}
