package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.CaseProof.ProvenFact;
import io.shouwen.server.seal.Fault.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the proof of one case with nothing but its own text, and with the roots of a witness if
 * there are some. Who forges a whole proof signs with a key of their own: the key has to be
 * compared with the one that the house has published.
 *
 * @param root the root that everything leads to; none if the proof cannot be read so far
 * @param witnessed whether the witness holds that very root
 */
public record CaseCheck(Optional<Root> root, int facts, boolean witnessed, List<Fault> faults) {
    private static final OrgId UNKNOWN = new OrgId(1);

    public CaseCheck {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    public static CaseCheck of(String text, WitnessFile witness) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        WitnessFile head = WitnessFile.read(lines.subList(0, Math.min(2, lines.size())));
        Optional<Root> root =
                head.roots().values().stream().flatMap(all -> all.values().stream()).findFirst();
        if (root.isEmpty() || head.keys().size() != 1) {
            return new CaseCheck(
                    root, 0, false, List.of(Fault.of(UNKNOWN, Kind.PROOF_UNREADABLE, 1)));
        }
        Reading reading = new Reading(root.orElseThrow());
        reading.root(head, witness);
        for (int i = 2; i < lines.size(); i++) {
            reading.fact(lines.get(i), i + 1);
        }
        return reading.told();
    }

    private static final class Reading {
        private final Root root;
        private final List<Fault> faults = new ArrayList<>();
        private boolean witnessed;
        private int last;
        private long subject;

        Reading(Root root) {
            this.root = root;
        }

        void root(WitnessFile head, WitnessFile witness) {
            Optional<SealPublicKey> key =
                    Optional.ofNullable(head.keys().get(root.key()))
                            .filter(one -> one.id().equals(root.key()));
            if (key.isEmpty()) {
                fault(Kind.KEY_UNKNOWN, root.no(), root.key());
            } else if (!key.orElseThrow().signed(root.text(), root.signature().bytes())) {
                fault(Kind.SIGNATURE_WRONG, root.no(), root.key());
            }
            Optional<Root> kept =
                    Optional.ofNullable(witness.roots().get(root.org()))
                            .flatMap(roots -> Optional.ofNullable(roots.get(root.no())));
            witnessed = kept.filter(root::equals).isPresent();
            if (kept.isPresent() && !witnessed) {
                fault(Kind.WITNESS_DIFFERS, root.no());
            }
        }

        void fact(String line, int number) {
            ProvenFact fact;
            try {
                fact = ProvenFact.read(line, root);
            } catch (RuntimeException e) {
                fault(Kind.PROOF_UNREADABLE, number);
                return;
            }
            if (last == 0) {
                subject = fact.columns().subject();
            }
            if (fact.n() != last + 1 || fact.columns().subject() != subject) {
                fault(Kind.FACT_NUMBER_MISSING, subject, last + 1);
            }
            last = fact.n();
            if (!fact.unchanged()) {
                fault(Kind.FACT_CHANGED, subject, fact.n(), fact.leaf());
            } else if (!fact.sealed().holds()) {
                fault(Kind.PATH_WRONG, subject, fact.n());
            }
        }

        private void fault(Kind kind, Object... args) {
            faults.add(Fault.of(root.org(), kind, args));
        }

        CaseCheck told() {
            if (last == 0 && faults.isEmpty()) {
                fault(Kind.PROOF_UNREADABLE, 3);
            }
            return new CaseCheck(Optional.of(root), last, witnessed, faults);
        }
    }
}
