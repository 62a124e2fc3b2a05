package io.shouwen.server.offering;

import io.shouwen.engine.standard.StandardRef;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** What a unit does for customers: the services of the versions of the codes by which it lives. */
@Component
public final class Offerings {
    private final OrgScope scope;
    private final Shelf shelf;
    private final WallClock clock;
    private final AtomicReference<Merged> merged = new AtomicReference<>(Merged.of(List.of()));

    public Offerings(OrgScope scope, Shelf shelf, WallClock clock) {
        this.scope = scope;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The catalogue of a unit as of now; where two codes name the same thing, the later one's. */
    public ServiceCatalogue of(OrgId org, int unit) {
        Instant now = clock.now();
        Set<String> adopted =
                scope.reading(
                        org,
                        () ->
                                shelf.of(org, unit).standards().versions().stream()
                                        .filter(version -> version.inForce(now))
                                        // Whoever adopts no clause of a code offers nothing of it.
                                        .filter(Shelf::binds)
                                        .map(version -> name(version.ref()))
                                        .collect(Collectors.toSet()));
        return merged().of(adopted);
    }

    /**
     * Those of the shelf as it lies; a shelf that lies anew is merged anew. It is the same shelf if
     * it is the same list: whole codes are not compared.
     */
    @SuppressWarnings("ReferenceEquality")
    private Merged merged() {
        List<Pack> packs = shelf.packs();
        return merged.updateAndGet(before -> before.packs() == packs ? before : Merged.of(packs));
    }

    /**
     * What versions offer together, merged once for each set of them.
     *
     * @param packs all that lie on the shelf
     */
    private record Merged(List<Pack> packs, Map<Set<String>, ServiceCatalogue> catalogues) {
        static Merged of(List<Pack> packs) {
            return new Merged(packs, new ConcurrentHashMap<>());
        }

        ServiceCatalogue of(Set<String> adopted) {
            return catalogues.computeIfAbsent(adopted, this::merge);
        }

        private ServiceCatalogue merge(Set<String> adopted) {
            return packs.stream()
                    .flatMap(pack -> pack.versions().stream())
                    .filter(version -> adopted.contains(name(version.standard().ref())))
                    .map(Pack.Version::services)
                    .reduce(ServiceCatalogue.NONE, ServiceCatalogue::and);
        }
    }

    /** Terms of adoption make another hash of it, but no other version. */
    private static String name(StandardRef ref) {
        return ref.code() + " " + ref.version();
    }
}
