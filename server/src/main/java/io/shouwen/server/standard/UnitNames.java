package io.shouwen.server.standard;

import io.shouwen.server.organisation.OrgId;

import java.util.Set;

/** By what names an adoption may mean a unit. */
@FunctionalInterface
public interface UnitNames {
    /**
     * The names, in both languages, of a unit and of all above it as the tree stands, whether the
     * caller has a transaction open or not.
     */
    Set<String> above(OrgId org, int unit);
}
