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
        return run(writing, org, "auto", work);
    }

    /**
     * As {@link #in}, for commands: the same few statements for one subject at a time, whose plans
     * are made once for any values. PostgreSQL would make them anew each time, which takes several
     * times as long as running them, because it does not foresee that one month is enough.
     */
    public <T> T command(OrgId org, Supplier<T> work) {
        return run(writing, org, "force_generic_plan", work);
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
        return run(reading, org, "auto", work);
    }

    /** The numbers of all organisations, for work that goes through them one by one. */
    public List<OrgId> all() {
        return jdbc.sql("select gate_orgs()").query((row, n) -> new OrgId(row.getInt(1))).list();
    }

    private <T> T run(TransactionTemplate template, OrgId org, String plans, Supplier<T> work) {
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
                enter(org, plans);
                return work.get();
            });
        } finally {
            TransactionSynchronizationManager.unbindResource(key);
        }
    }

    private void enter(OrgId org, String plans) {
        jdbc.sql(
                        """
                        select set_config('shouwen.org', :org, true),
                            set_config('plan_cache_mode', :plans, true)
                        """)
                .param("org", org.toString())
                .param("plans", plans)
                .query((row, n) -> row.getString(1))
                .single();
    }
}
