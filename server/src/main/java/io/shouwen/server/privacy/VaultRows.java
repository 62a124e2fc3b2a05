package io.shouwen.server.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

/** What the database knows of the keys that are not in it. */
final class VaultRows {
    static final long CHANGE = 0x6b65_0000_0001L;
    private static final long USE = 0x6b65_0000_0002L;

    private final JdbcClient jdbc;

    VaultRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which keys this database is used with.
     *
     * @param proof what the search key makes of a fixed text
     * @param master the id of the master key that wraps
     */
    record Vault(Bytes proof, int master) {}

    /** The first process to come leaves its own. */
    Vault keep(Vault own) {
        jdbc.sql(
                        """
                        insert into vault (proof, master) values (:proof, :master)
                        on conflict (one) do update set master = excluded.master
                        where vault.master is null
                        """)
                .param("proof", own.proof().content())
                .param("master", own.master())
                .update();
        return jdbc.sql("select proof, master from vault")
                .query((row, n) -> new Vault(new Bytes(row.getBytes(1)), row.getInt(2)))
                .single();
    }

    /** The master key that wraps; it stays so until the open transaction has ended. */
    Optional<Integer> masterKey() {
        jdbc.sql("select pg_advisory_xact_lock_shared(:use)::text")
                .param("use", USE)
                .query(String.class)
                .single();
        return jdbc.sql("select master from vault where master is not null")
                .query(Integer.class)
                .optional();
    }

    /** Names another master key, after all transactions that wrap by the one before have ended. */
    void changeMasterKey(int master) {
        jdbc.sql(
                        """
                        update vault set master = :master
                        from (select pg_advisory_xact_lock(:use)) nobody_wraps
                        """)
                .param("master", master)
                .param("use", USE)
                .update();
    }

    /** Whether nobody else changes the master key; holds as long as the open transaction. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:change)")
                .param("change", CHANGE)
                .query(Boolean.class)
                .single();
    }
}
