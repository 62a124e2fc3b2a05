package io.shouwen.pack.coverage;

import io.shouwen.engine.standard.Clause;
import io.shouwen.pack.standard.Pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How far written codes carry the clauses of one inventory. Every id of the inventory is either
 * carried, once, or unmentioned; a clause that the inventory does not know is told and not counted.
 *
 * @param carried by the order of the inventory
 * @param unmentioned ids that no clause carries
 * @param uncounted clauses of the same first word that the inventory does not know
 */
public record Coverage(
        Inventory inventory,
        List<Carried> carried,
        List<String> unmentioned,
        List<String> uncounted) {
    public Coverage {
        carried = List.copyOf(carried);
        unmentioned = List.copyOf(unmentioned);
        uncounted = List.copyOf(uncounted);
    }

    /** A clause of the inventory as the code carries it, in its last version. */
    public record Carried(Clause clause, Pack.Version version, Reach reach) {}

    /** Compares one inventory with written codes. */
    public static Coverage of(Inventory inventory, List<Pack> packs) {
        SequencedMap<String, Carried> written = written(packs);
        List<String> ids = inventory.ids();
        return new Coverage(
                inventory,
                ids.stream().filter(written::containsKey).map(written::get).toList(),
                ids.stream().filter(id -> !written.containsKey(id)).toList(),
                written.keySet().stream()
                        .filter(id -> inventory.speaksOf(id) && !ids.contains(id))
                        .toList());
    }

    private static SequencedMap<String, Carried> written(List<Pack> packs) {
        SequencedMap<String, Carried> written = new LinkedHashMap<>();
        for (Pack pack : packs) {
            Pack.Version last = pack.versions().getLast();
            for (Clause clause : last.standard().clauses()) {
                Reach reach = Reach.of(clause, last.standard(), last.catalogue());
                written.put(clause.id().value(), new Carried(clause, last, reach));
            }
        }
        return written;
    }

    /** Those that are carried so. */
    public List<Carried> of(Reach.Kind kind) {
        return carried.stream().filter(one -> one.reach().kind() == kind).toList();
    }

    /** The figures in the one shape that other programs read. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("total", inventory.ids().size());
        figures.put("executed", of(Reach.Kind.EXECUTED).size());
        figures.put("unfed", of(Reach.Kind.UNFED).size());
        figures.put("apart", of(Reach.Kind.APART).size());
        figures.put("inspected", of(Reach.Kind.INSPECTED).size());
        figures.put("recorded", of(Reach.Kind.RECORDED).size());
        figures.put("notExecutable", of(Reach.Kind.NOT_EXECUTABLE).size());
        figures.put("unmentioned", unmentioned);
        return figures;
    }
}
