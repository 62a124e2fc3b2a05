package io.shouwen.server.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds of fact of one room, a line each: they share their home and how late they may be told. */
public final class KindBook {
    private final Homes homes;
    private final Duration backdating;
    private final List<Catalogue.Kind> kinds = new ArrayList<>();

    public KindBook(Homes homes, Duration backdating) {
        this.homes = homes;
        this.backdating = backdating;
    }

    /** One attribute of a kind. */
    public record Attribute(String name, Field field) {}

    /** Adds a kind. */
    public KindBook kind(
            FactKind kind, String zh, String en, Set<String> producers, Attribute... attributes) {
        return kind(kind, homes, zh, en, producers, attributes);
    }

    /** Adds a kind that has another home than the others. */
    public KindBook kind(
            FactKind kind,
            Homes home,
            String zh,
            String en,
            Set<String> producers,
            Attribute... attributes) {
        Map<String, Field> fields = new HashMap<>();
        for (Attribute attribute : attributes) {
            fields.put(attribute.name(), attribute.field());
        }
        kinds.add(new Catalogue.Kind(kind, new Words(zh, en), fields, producers, backdating, home));
        return this;
    }

    /** All that was added. */
    public OwnKinds own() {
        return new OwnKinds(kinds);
    }

    public static Attribute text(String name) {
        return new Attribute(name, new Field(Type.TEXT, false, Set.of()));
    }

    public static Attribute oneOf(String name, String... allowed) {
        return new Attribute(name, new Field(Type.TEXT, false, Set.of(allowed)));
    }

    public static Attribute whole(String name) {
        return new Attribute(name, new Field(Type.WHOLE, false, Set.of()));
    }

    public static Attribute flag(String name) {
        return new Attribute(name, new Field(Type.FLAG, false, Set.of()));
    }

    public static Attribute moment(String name) {
        return new Attribute(name, new Field(Type.MOMENT, false, Set.of()));
    }

    public static Attribute day(String name) {
        return new Attribute(name, new Field(Type.DAY, false, Set.of()));
    }

    public static Attribute money(String name) {
        return new Attribute(name, new Field(Type.MONEY, false, Set.of()));
    }

    /** The same attribute, without which the fact is refused. */
    public static Attribute needed(Attribute attribute) {
        Field field = attribute.field();
        return new Attribute(attribute.name(), new Field(field.type(), true, field.allowed()));
    }
}
