package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;

/**
 * Where uses of personal values are told, inside the transaction of the use: if one cannot be told,
 * it does not happen.
 */
@FunctionalInterface
public interface PersonalUses {
    void tell(OrgId org, PersonalUse use);
}
