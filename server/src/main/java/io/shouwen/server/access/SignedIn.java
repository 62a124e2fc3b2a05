package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgId;

import java.io.Serializable;

/** What a session remembers: which account, and nothing that may change. */
record SignedIn(OrgId org, int account) implements Serializable {
    /** The name under which sessions of one account are found. */
    @Override
    public String toString() {
        return org + "/" + account;
    }
}
