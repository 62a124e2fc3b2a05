package io.shouwen.server.acknowledgement;

import io.shouwen.engine.standard.StandardRef;
import io.shouwen.server.acknowledgement.AcknowledgementRows.Version;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

/** Who has signed, asked within the organisation's open transaction. */
@Component
public final class Signatures {
    private final AcknowledgementRows rows;

    public Signatures(DataSource dataSource) {
        this.rows = new AcknowledgementRows(JdbcClient.create(dataSource));
    }

    /** Who of these people has not signed the version. */
    public Set<Integer> lacking(OrgId org, StandardRef version, Collection<Integer> people) {
        Set<Integer> lacking = new TreeSet<>(people);
        lacking.removeAll(rows.signed(org, Version.of(version), people));
        return lacking;
    }
}
