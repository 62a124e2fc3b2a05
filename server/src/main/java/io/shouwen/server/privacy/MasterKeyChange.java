package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.text.TerminalProblem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/**
 * Puts a new master key in the place of the old one while servers work on: first both unwrap, then
 * the new one wraps, then every person's key is wrapped anew in small transactions, then the old
 * key is destroyed. Broken off anywhere, nothing is unreadable and it is simply started again.
 */
public final class MasterKeyChange {
    private static final int MOST = 500;

    private final DataSource dataSource;
    private final OrgScope scope;
    private final PersonRows rows;
    private final VaultRows vault;
    private final PrivacyKeys keys;

    public MasterKeyChange(DataSource dataSource, OrgScope scope, PrivacyKeys keys) {
        this.dataSource = dataSource;
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.vault = new VaultRows(JdbcClient.create(dataSource));
        this.keys = keys;
    }

    /**
     * Answers how many people's keys were wrapped anew.
     *
     * @throws TerminalProblem if the keys are not those of this database, stand in the environment,
     *     or are being changed by somebody else
     */
    public long run() throws SQLException {
        try (Connection turn = dataSource.getConnection()) {
            turn.setAutoCommit(false);
            JdbcClient own = JdbcClient.create(new SingleConnectionDataSource(turn, true));
            if (!new VaultRows(own).takeTurn()) {
                throw new TerminalProblem(TerminalProblem.Kind.DATABASE, "keys.in-change");
            }
            return change();
        }
    }

    private long change() {
        keys.readAgain();
        keys.check(vault.keep(keys.vault()));
        int master = keys.addMasterKey();
        vault.changeMasterKey(master);
        long changed = 0;
        for (OrgId org : scope.all()) {
            changed += rewrap(org, master);
        }
        keys.keepOnly(master);
        return changed;
    }

    private long rewrap(OrgId org, int master) {
        long changed = 0;
        long after = 0;
        List<PersonRows.Wrapped> piece;
        do {
            long from = after;
            piece = scope.in(org, () -> rewrap(org, from, master));
            changed += piece.size();
            after = piece.isEmpty() ? after : piece.getLast().person().value();
        } while (piece.size() == MOST);
        return changed;
    }

    private List<PersonRows.Wrapped> rewrap(OrgId org, long after, int master) {
        List<PersonRows.Wrapped> piece = rows.keysAfter(org, after, MOST);
        for (PersonRows.Wrapped wrapped : piece) {
            rows.changeKey(
                    org,
                    wrapped.person(),
                    keys.rewrap(wrapped.key().content(), org, wrapped.person(), master));
        }
        return piece;
    }
}
