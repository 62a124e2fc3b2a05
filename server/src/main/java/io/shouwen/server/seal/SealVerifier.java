package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.Fault.Kind;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proves that every fact ever sealed is there and unchanged, that none is missing, and that the
 * roots are those a witness holds. Reads in short statements of a few thousand rows: its memory is
 * bounded and it holds no snapshot, so it may run beside a working server.
 */
public final class SealVerifier {
    private static final int NAMED_FAULTS = 1000;

    private final Connection connection;
    private final WitnessFile witness;
    private final Duration grace;
    private final List<Fault> faults = new ArrayList<>();
    private long faultCount;

    /**
     * @param connection of the schema's owner; it takes on the application's role
     * @param grace how long a settled fact may wait for its seal
     */
    public SealVerifier(Connection connection, WitnessFile witness, Duration grace) {
        this.connection = connection;
        this.witness = witness;
        this.grace = grace;
    }

    public SealReport verify() throws SQLException {
        List<SealReport.Part> parts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set role shouwen_app");
        }
        Map<String, SealPublicKey> keys = new SealedRows(connection).keys();
        for (OrgId org : organisations()) {
            try (var enter =
                    connection.prepareStatement("select set_config('shouwen.org', ?, false)")) {
                enter.setString(1, org.toString());
                enter.execute();
            }
            parts.add(verify(org, keys));
        }
        if (!parts.isEmpty()) {
            witness.unreadable()
                    .forEach(line -> fault(parts.getFirst().org(), Kind.WITNESS_UNREADABLE, line));
        }
        return new SealReport(parts, faults, faultCount);
    }

    private List<OrgId> organisations() throws SQLException {
        List<OrgId> organisations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select gate_orgs()")) {
            while (rows.next()) {
                organisations.add(new OrgId(rows.getInt(1)));
            }
        }
        return organisations;
    }

    private SealReport.Part verify(OrgId org, Map<String, SealPublicKey> keys) throws SQLException {
        SealedRows rows = new SealedRows(connection);
        RootWalk roots = new RootWalk(rows, org, keys, this::fault);
        LeafWalk leaves = new LeafWalk(rows, org, roots, this::fault);
        leaves.walk();
        FactWalk facts = new FactWalk(connection, org, grace, this::fault);
        facts.walk();
        long witnessed = new WitnessWalk(rows, org, witness, this::fault).walk();
        return new SealReport.Part(
                org, facts.count(), leaves.count(), roots.count(), facts.waiting(), witnessed);
    }

    private void fault(OrgId org, Kind kind, Object... args) {
        faultCount++;
        if (faults.size() < NAMED_FAULTS) {
            faults.add(Fault.of(org, kind, args));
        }
    }

    /** Told of each fault as it is found. */
    interface Faults {
        void found(OrgId org, Kind kind, Object... args);
    }
}
