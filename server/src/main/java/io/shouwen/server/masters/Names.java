package io.shouwen.server.masters;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people write when they mean something: its code, which is its own, or one of its names. */
public final class Names<T> {
    private final Map<String, T> codes = new LinkedHashMap<>();
    private final Map<String, Set<T>> names = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    public void code(String code, T what) {
        if (!code.isEmpty()) {
            codes.put(folded(code), what);
            known.add(code);
        }
    }

    public void name(String name, T what) {
        if (!name.isEmpty()) {
            names.computeIfAbsent(folded(name), key -> new LinkedHashSet<>()).add(what);
            known.add(name);
        }
    }

    public Optional<T> byCode(String code) {
        return Optional.ofNullable(codes.get(folded(code)));
    }

    /** All that have the name. */
    public Set<T> byName(String name) {
        return names.getOrDefault(folded(name), Set.of());
    }

    /** By code, else by name: none, one or several. */
    public Set<T> meant(String written) {
        return byCode(written).map(Set::of).orElseGet(() -> byName(written));
    }

    /** Everything that may be written. */
    public Set<String> known() {
        return Collections.unmodifiableSet(known);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    }
}
