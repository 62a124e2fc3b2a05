package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.Fault.Kind;

import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the roots that a witness kept against those that are here. */
record WitnessWalk(SealedRows rows, OrgId org, WitnessFile witness, SealVerifier.Faults faults) {
    /** Answers how many leaves are under the last root that both have. */
    long walk() throws SQLException {
        long witnessed = 0;
        for (Root kept : witness.roots().getOrDefault(org, new TreeMap<>()).values()) {
            Optional<Root> here = rows.root(org, kept.no());
            if (here.isEmpty()) {
                faults.found(org, Kind.WITNESS_AHEAD, kept.no());
            } else if (!here.orElseThrow().equals(kept)) {
                faults.found(org, Kind.WITNESS_DIFFERS, kept.no());
            } else {
                witnessed = kept.size();
            }
        }
        return witnessed;
    }
}
