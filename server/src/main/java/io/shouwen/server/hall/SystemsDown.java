package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;

/** Whether the systems of a hall are down. */
@Component
public final class SystemsDown {
    private final OrgScope scope;
    private final SpellRows rows;

    public SystemsDown(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.rows = new SpellRows(JdbcClient.create(dataSource));
    }

    /**
     * Whether they are down now; it is not told otherwise until the transaction ends, so that what
     * is opened in it is either seen by whoever tells, or knows what was told.
     */
    public boolean now(OrgId org, int unit) {
        return scope.in(
                org,
                () -> {
                    rows.hold(org, unit);
                    return rows.now(org, unit).stream()
                            .anyMatch(spell -> spell.kind().equals(Standing.DOWN));
                });
    }
}
