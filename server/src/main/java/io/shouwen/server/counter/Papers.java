package io.shouwen.server.counter;

import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Paper;
import io.shouwen.pack.service.ServiceCatalogue.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The papers that a matter needs as the catalogue says, and which of them are here. */
public record Papers(List<Needed> all) {
    /**
     * One of them.
     *
     * @param before whether it was shown for an earlier matter of the same stay
     * @param scans what was copied of it for this matter
     */
    public record Needed(Paper paper, boolean here, boolean before, List<Visit.Scan> scans) {
        public Needed {
            scans = List.copyOf(scans);
        }

        private Needed with(Set<String> received) {
            boolean now = received.contains(paper.name()) || !scans.isEmpty();
            return new Needed(paper, now, before, scans);
        }

        private boolean isCalled(String asked) {
            return Stream.of(paper.name(), paper.says().zh(), paper.says().en())
                    .anyMatch(asked.strip()::equalsIgnoreCase);
        }
    }

    public Papers {
        all = List.copyOf(all);
    }

    /** What was shown once in a stay is here for all that is done in it. */
    static Papers of(ServiceCatalogue catalogue, Visit visit, Visit.Matter matter) {
        List<Needed> needed = new ArrayList<>();
        for (String name :
                catalogue.service(matter.service()).map(Service::papers).orElse(List.of())) {
            boolean ours = matter.papers().contains(name);
            boolean before = !ours && visit.shown().contains(name);
            List<Visit.Scan> scans =
                    matter.scans().stream().filter(scan -> scan.paper().equals(name)).toList();
            Optional.ofNullable(catalogue.papers().get(name))
                    .ifPresent(
                            paper -> needed.add(new Needed(paper, ours || before, before, scans)));
        }
        return new Papers(needed);
    }

    /** With these here and no others; what was copied has been here. */
    Papers with(Set<String> received) {
        return new Papers(all.stream().map(one -> one.with(received)).toList());
    }

    /** One of them as somebody calls it: by its name in the catalogue or in words. */
    Optional<Needed> called(String asked) {
        return all.stream().filter(one -> one.isCalled(asked)).findFirst();
    }

    /** The names of those that are here. */
    String names() {
        return hereNames().collect(Collectors.joining(" "));
    }

    /** The names of those that are here, and of one more. */
    Set<String> and(String name) {
        return Stream.concat(hereNames(), Stream.of(name)).collect(Collectors.toSet());
    }

    private Stream<String> hereNames() {
        return all.stream().filter(Needed::here).map(one -> one.paper().name());
    }

    /** How they are found; what may follow later keeps nothing up. */
    String result() {
        if (all.stream().allMatch(Needed::here)) {
            return "complete";
        }
        return all.stream().allMatch(one -> one.here() || one.paper().mayFollow())
                ? "to-follow"
                : "missing";
    }

    /** As an acceptance tells it. */
    String accepted() {
        return all.isEmpty() ? "none" : result();
    }
}
