package io.shouwen.server.simulator;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

/** The table simulated: what a simulator answered first, it answers for ever. */
public final class Simulated {
    private final JdbcClient jdbc;

    public Simulated(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an answer, or finds the one that was given before. */
    public String keep(OrgId org, String kind, String reference, long amount, String answer) {
        jdbc.sql(
                        """
                        insert into simulated (org, kind, reference, amount, answer)
                        values (:org, :kind, :reference, :amount, :answer)
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("kind", kind)
                .param("reference", reference)
                .param("amount", amount)
                .param("answer", answer)
                .update();
        return find(org, kind, reference).orElseThrow();
    }

    /** The answer that was given, if there was one. */
    public Optional<String> find(OrgId org, String kind, String reference) {
        return jdbc.sql(
                        """
                        select answer from simulated
                        where org = :org and kind = :kind and reference = :reference
                        """)
                .param("org", org.value())
                .param("kind", kind)
                .param("reference", reference)
                .query(String.class)
                .optional();
    }
}
