package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** What anybody may ask of the seal. It reads only. */
public final class Seal {
    private final OrgScope scope;
    private final SealRows rows;

    public Seal(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.rows = new SealRows(JdbcClient.create(dataSource));
    }

    /** The last root; none while nothing is sealed. */
    public Optional<Root> latest(OrgId org) {
        return scope.reading(org, () -> rows.latest(org));
    }

    /** Roots with a number above one, in order, for reading page by page. */
    public List<Root> roots(OrgId org, long after, int most) {
        return scope.reading(org, () -> rows.roots(org, after, most));
    }

    /** The keys that ever signed a root here, the oldest first. */
    public List<SealPublicKey> keys() {
        return rows.keys();
    }

    /** A fact's receipt under the last root; none while the fact is not sealed. */
    public Optional<SealedFact> sealed(OrgId org, long subject, int n) {
        return scope.reading(org, () -> rows.latest(org).flatMap(root -> sealed(root, subject, n)));
    }

    /** A fact's receipt under a root somebody holds; none if that root is older than the fact. */
    public Optional<SealedFact> sealedUnder(OrgId org, long rootNo, long subject, int n) {
        return scope.reading(
                org, () -> rows.root(org, rootNo).flatMap(root -> sealed(root, subject, n)));
    }

    /**
     * The proof that a root continues an older one; none if one of them is not there or the older
     * is not the older.
     */
    public Optional<Continuation> continuation(OrgId org, long olderNo, long newerNo) {
        return scope.reading(
                org,
                () ->
                        rows.root(org, olderNo)
                                .filter(older -> olderNo <= newerNo)
                                .flatMap(older ->
                                        rows.root(org, newerNo)
                                                .map(newer -> continuation(older, newer))));
    }

    private Continuation continuation(Root older, Root newer) {
        List<Hash> path = subtrees(newer).consistency(older.size(), newer.size());
        return new Continuation(
                older, newer, new ConsistencyProof(older.size(), newer.size(), path));
    }

    /** The proof of everything that was told of a subject; none while nothing of it is sealed. */
    public Optional<CaseProof> proof(OrgId org, long subject) {
        return scope.reading(org, () -> rows.latest(org).flatMap(root -> proof(root, subject)));
    }

    private Optional<CaseProof> proof(Root root, long subject) {
        List<CaseProof.ProvenFact> proven = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (FactColumns fact : rows.facts(root.org(), subject)) {
            sealed(root, subject, fact.n())
                    .ifPresentOrElse(
                            sealed -> proven.add(new CaseProof.ProvenFact(fact, sealed)),
                            () -> waiting.add(fact.n()));
        }
        return rows.keys().stream()
                .filter(key -> key.id().equals(root.key()) && !proven.isEmpty())
                .findFirst()
                .map(key -> new CaseProof(key, root, proven, waiting));
    }

    private Optional<SealedFact> sealed(Root root, long subject, int n) {
        return rows.leaf(root.org(), subject, n)
                .filter(leaf -> leaf.no() < root.size())
                .map(leaf -> new SealedFact(leaf, root, proof(root, leaf)));
    }

    private InclusionProof proof(Root root, Leaf leaf) {
        List<Hash> path = subtrees(root).path(leaf.no(), root.size());
        return new InclusionProof(leaf.no(), root.size(), path);
    }

    private Subtrees subtrees(Root root) {
        Merkle merkle = new Merkle(root.algorithm());
        return new Subtrees(
                merkle, (level, from, to) -> rows.hashes(root.org(), merkle, level, from, to));
    }
}
