package io.shouwen.server.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Opens transactions that see one organisation and nothing else. Outside of one, row-level security
 * shows no row of any organisation.
 */
@Component
public final class OrgScope {
    private final Object key = new Object();
    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    public OrgScope(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Runs the work in a transaction for the organisation, or in the one already open for it. */
    public <T> T in(OrgId org, Supplier<T> work) {
        return run(writing, org, work);
    }

    /** As {@link #in}, for work without a result. */
    public void run(OrgId org, Runnable work) {
        in(
                org,
                () -> {
                    work.run();
                    return true;
                });
    }

    /** As {@link #in}, but the database refuses to write. */
    public <T> T reading(OrgId org, Supplier<T> work) {
        return run(reading, org, work);
    }

    /** The numbers of all organisations, for work that goes through them one by one. */
    public List<OrgId> all() {
        return jdbc.sql("select gate_orgs()").query((row, n) -> new OrgId(row.getInt(1))).list();
    }

    private <T> T run(TransactionTemplate template, OrgId org, Supplier<T> work) {
        Object open = TransactionSynchronizationManager.getResource(key);
        if (open != null) {
            if (!open.equals(org)) {
                throw new IllegalStateException(
                        "Expected a transaction for organisation %s, but one for %s is open"
                                .formatted(org, open));
            }
            return work.get();
        }
        TransactionSynchronizationManager.bindResource(key, org);
        try {
            return template.<T>execute(status -> {
                enter(org);
                return work.get();
            });
        } finally {
            TransactionSynchronizationManager.unbindResource(key);
        }
    }

    private void enter(OrgId org) {
        jdbc.sql("select set_config('shouwen.org', :org, true)")
                .param("org", org.toString())
                .query(String.class)
                .single();
    }
}
