package io.shouwen.server.seal;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Seals what is settled. Every process may call it; in the database one at a time does the work,
 * and when that one dies the next call of any other goes on where it stopped.
 */
public final class Sealer {
    private static final int MOST = 5000;

    /** How far the search may lag behind before an organisation without new facts is noted. */
    private static final long LAG = 10_000;

    private final OrgScope scope;
    private final SealRows rows;
    private final WallClock clock;
    private final SealKey key;
    private final Merkle merkle;

    public Sealer(DataSource dataSource, OrgScope scope, KeyFolder keys) {
        this.scope = scope;
        this.rows = new SealRows(JdbcClient.create(dataSource));
        this.clock = new WallClock(dataSource);
        this.key = SealKey.in(keys);
        this.merkle = new Merkle(key.published().algorithm());
    }

    /** Seals everything settled in every organisation; answers how many facts that were. */
    public int sealAll() {
        int sealed = 0;
        for (OrgId org : scope.all()) {
            int more;
            do {
                more = seal(org);
                sealed += more;
            } while (more == MOST);
        }
        return sealed;
    }

    /** Seals one batch of an organisation's settled facts under one root. */
    int seal(OrgId org) {
        return scope.in(org, () -> rows.takeTurn() ? sealInTurn(org) : 0);
    }

    private int sealInTurn(OrgId org) {
        // The horizon is read first: whatever lies below it is visible to the later statements.
        String horizon = rows.horizon();
        String searched = rows.searched(org);
        List<SealRows.Settled> settled = rows.settled(org, searched, horizon, MOST);
        if (settled.isEmpty()) {
            if (searched.equals(SealRows.NOWHERE)
                    || Long.parseUnsignedLong(horizon) - Long.parseUnsignedLong(searched) > LAG) {
                rows.searchedUpTo(org, horizon);
            }
            return 0;
        }
        long first = rows.leaves(org);
        List<Leaf> leaves = new ArrayList<>();
        for (SealRows.Settled fact : settled) {
            leaves.add(new Leaf(org, first + leaves.size(), fact.subject(), fact.n(), fact.hash()));
        }
        Hash merkleRoot = grow(org, first, leaves);
        rows.addLeaves(org, leaves);
        rows.addKey(key.published());
        rows.addRoot(sign(org, first, first + leaves.size() - 1, merkleRoot));
        rows.searchedUpTo(org, settled.size() < MOST ? horizon : settled.getLast().xid());
        return settled.size();
    }

    private Hash grow(OrgId org, long size, List<Leaf> leaves) {
        Frontier frontier =
                new Subtrees(merkle, (level, from, to) -> rows.hashes(org, merkle, level, from, to))
                        .frontier(size);
        for (Leaf leaf : leaves) {
            frontier.append(
                    leaf.hashed(merkle),
                    (level, no, hash) -> {
                        if (Subtrees.isStored(level)) {
                            rows.addSubtree(org, level, no, hash);
                        }
                    });
        }
        return frontier.root();
    }

    private Root sign(OrgId org, long first, long last, Hash merkleRoot) {
        Optional<Root> before = rows.latest(org);
        Root unsigned =
                new Root(
                        org,
                        before.map(Root::no).orElse(0L) + 1,
                        first,
                        last,
                        merkleRoot,
                        before.map(Root::hash).orElse(Hash.NONE),
                        clock.now(),
                        key.published().algorithm(),
                        key.published().id(),
                        Root.Signature.of(new byte[0]));
        return unsigned.signedBy(key);
    }
}
