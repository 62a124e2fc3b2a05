package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/**
 * Puts a new master key in the place of the old one: first both unwrap, then every person's key is
 * wrapped anew in small transactions, then the old key is destroyed. Broken off anywhere, it can be
 * started again; nothing is unreadable in between.
 */
public final class MasterKeyChange {
    private static final int MOST = 500;

    private final OrgScope scope;
    private final PersonRows rows;
    private final PrivacyKeys keys;

    public MasterKeyChange(DataSource dataSource, OrgScope scope, PrivacyKeys keys) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.keys = keys;
    }

    /** Answers how many people's keys were wrapped anew. */
    public long run() {
        keys.addMasterKey();
        long changed = 0;
        for (OrgId org : scope.all()) {
            long after = 0;
            List<PersonRows.Wrapped> piece;
            do {
                long from = after;
                piece = scope.in(org, () -> rewrap(org, from));
                changed += piece.size();
                after = piece.isEmpty() ? after : piece.getLast().person().value();
            } while (piece.size() == MOST);
        }
        keys.dropOldMasterKeys();
        return changed;
    }

    private List<PersonRows.Wrapped> rewrap(OrgId org, long after) {
        List<PersonRows.Wrapped> piece = rows.keysAfter(org, after, MOST);
        for (PersonRows.Wrapped wrapped : piece) {
            rows.changeKey(
                    org,
                    wrapped.person(),
                    keys.rewrap(wrapped.key().content(), org, wrapped.person()));
        }
        return piece;
    }
}
