package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.AddOn;
import io.shouwen.engine.standard.Consequence.Portion;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Repeat;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Consequence.Trigger;
import io.shouwen.engine.standard.Consequence.Unpaid;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.pack.standard.BookKinds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be known to reckon by codes: how far they look back, whether they count across
 * people, which roles they name and which attributes they compare.
 *
 * @param back the most days that a count reaches beyond the year of the calendar
 * @param counts those that go across people
 * @param roles whose holders bear something, are charged or are counted by
 * @param compared the attributes, each with the texts it is compared with
 * @param shares at choice, by role
 * @param gives which merits earn something
 * @param unpaid whether what is not paid in time has a consequence
 * @param heard what ends a row or a measure
 * @param withoutMoney the same codes for an organisation that proposes no money
 */
record Codebook(
        int back,
        List<Counted> counts,
        Set<String> roles,
        Map<String, Set<String>> compared,
        Map<String, Share> shares,
        List<Following> gives,
        boolean unpaid,
        Set<FactKind> heard,
        Standards withoutMoney) {
    /** A value that no clause compares with. */
    static final String OTHER = "other";

    private static final Set<String> STANDING =
            Set.of(
                    BookFacts.FINDING,
                    BookFacts.CLAUSE,
                    BookFacts.PERSON,
                    BookFacts.DAY,
                    BookFacts.POINTS,
                    BookFacts.MONEY,
                    BookFacts.SECOND,
                    "unit");
    private static final String HOLDER = BookFacts.holder("");

    Codebook {
        counts = List.copyOf(counts);
        roles = Set.copyOf(roles);
        compared = Map.copyOf(compared);
        shares = Map.copyOf(shares);
        gives = List.copyOf(gives);
        heard = Set.copyOf(heard);
    }

    static Codebook of(Standards standards) {
        Reader reader = new Reader();
        standards.versions().stream()
                .flatMap(version -> version.clauses().stream())
                .forEach(reader::take);
        return new Codebook(
                reader.back,
                List.copyOf(reader.counts),
                reader.roles,
                reader.compared,
                reader.shares,
                reader.gives,
                reader.unpaid,
                reader.heard,
                withoutMoney(standards));
    }

    /** Whether a merit of the clause earns something. */
    boolean rewards(String clause) {
        return !clause.isBlank()
                && gives.stream().anyMatch(one -> one.covers(new ClauseId(clause)));
    }

    /** Whether a price counts offences of several people together. */
    boolean across() {
        return counts.stream().anyMatch(count -> !count.measure());
    }

    /** By what this offence is counted together with those of other people. */
    Set<String> keys(Fact offence) {
        return counts.stream()
                .flatMap(count -> count.key(offence).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is for the decider to say. */
    boolean asks(String name) {
        return !STANDING.contains(name)
                && (compared.containsKey(name)
                        || name.equals(BookFacts.EVENT)
                        || shares.keySet().stream().map(BookFacts::share).anyMatch(name::equals));
    }

    /** The attribute as the catalogue or the book itself knows it. */
    Optional<Field> field(Catalogue catalogue, FactKind of, String name) {
        return BookKinds.kind(of, catalogue, roles).map(kind -> kind.fields().get(name));
    }

    /**
     * The texts that an attribute may have: those of the catalogue; where it leaves them open,
     * those that the code compares it with, and one for all others.
     */
    List<String> choices(Catalogue catalogue, FactKind of, String name) {
        Optional<Field> field = field(catalogue, of, name);
        if (field.filter(one -> one.type() != Catalogue.Type.TEXT).isPresent()) {
            return List.of();
        }
        Set<String> allowed = field.map(Field::allowed).orElse(Set.of());
        if (!allowed.isEmpty()) {
            return allowed.stream().sorted().toList();
        }
        Set<String> texts = compared.getOrDefault(name, Set.of());
        return texts.isEmpty()
                ? List.of()
                : Stream.concat(texts.stream(), Stream.of(OTHER)).toList();
    }

    /** An answer as a value; empty if it is none that the attribute may have. */
    Optional<Value> value(Catalogue catalogue, FactKind of, String name, String text) {
        if (!asks(name) || text.isEmpty()) {
            return Optional.empty();
        }
        Catalogue.Type type =
                field(catalogue, of, name).map(Field::type).orElse(Catalogue.Type.TEXT);
        List<String> choices = choices(catalogue, of, name);
        Optional<Value> value =
                switch (type) {
                    case TEXT ->
                            Optional.<Value>of(new Value.Text(text))
                                    .filter(one -> choices.isEmpty() || choices.contains(text));
                    case WHOLE -> whole(text).map(Value.Whole::new);
                    case MONEY -> hundredths(text).map(Value.Money::new);
                    case FLAG -> Optional.of(new Value.Flag(text.equals("true")));
                    case DAY, MOMENT -> Optional.empty();
                };
        return value.filter(one -> Given.keepable(name, one));
    }

    private static Optional<Long> whole(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Long> hundredths(String text) {
        return text.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(text).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    /** The first day whose offences have to be known to reckon one of that day. */
    LocalDate from(LocalDate day) {
        return day.withDayOfYear(1).minusDays(back);
    }

    /** The last day whose offences one of that day can bear on. */
    LocalDate to(LocalDate day) {
        return day.withDayOfYear(day.lengthOfYear()).plusDays(back);
    }

    private static Standards withoutMoney(Standards standards) {
        return Standards.of(
                standards.versions().stream().map(Codebook::withoutMoney).toList(),
                standards.catalogue(),
                standards.calendars());
    }

    private static Standard withoutMoney(Standard version) {
        return new Standard(
                version.ref(),
                version.title(),
                version.from(),
                version.to(),
                version.zone(),
                version.attributes(),
                version.clauses().stream()
                        .map(clause ->
                                clause.rule() instanceof Consequence consequence
                                        ? new Clause(
                                                clause.id(),
                                                clause.cite(),
                                                clause.says(),
                                                withoutMoney(consequence))
                                        : clause)
                        .toList(),
                version.onTrial());
    }

    private static Consequence withoutMoney(Consequence consequence) {
        return switch (consequence) {
            case Price price ->
                    new Price(
                            price.follows(),
                            price.gives(),
                            points(price.tariff()),
                            price.per(),
                            price.role(),
                            price.insteadOf(),
                            price.shares());
            case AddOn addOn ->
                    new AddOn(
                            addOn.follows(),
                            addOn.role(),
                            points(addOn.tariff()),
                            addOn.insteadOf(),
                            addOn.besides());
            case Unpaid unpaid ->
                    new Unpaid(
                            unpaid.follows(),
                            unpaid.days(),
                            unpaid.grace(),
                            points(unpaid.tariff()));
            default -> consequence;
        };
    }

    private static Tariff points(Tariff whole) {
        return new Tariff(whole.pointsHundredths(), Range.NOTHING);
    }

    /** Looks through the consequences once. */
    private static final class Reader {
        /** By so much months may be longer than those after the epoch. */
        private static final int SLACK = 3;

        private int back;
        private final Set<Counted> counts = new LinkedHashSet<>();
        private final Set<String> roles = new TreeSet<>();
        private final Map<String, Set<String>> compared = new HashMap<>();
        private final Map<String, Share> shares = new HashMap<>();
        private final List<Following> gives = new ArrayList<>();
        private boolean unpaid;
        private final Set<FactKind> heard = new HashSet<>();

        void take(Clause clause) {
            if (!(clause.rule() instanceof Consequence consequence)) {
                return;
            }
            condition(consequence.follows().where());
            consequence.follows().nth().ifPresent(nth -> count(nth, consequence));
            switch (consequence) {
                case Price price -> {
                    price.per().ifPresent(this::compares);
                    price.role().ifPresent(roles::add);
                    share(price.shares());
                    if (price.gives()) {
                        gives.add(price.follows());
                    }
                }
                case Portion portion -> share(portion.shares());
                case AddOn addOn -> roles.add(addOn.role());
                case Repeat repeat -> back = Math.max(back, repeat.days());
                case Sanction sanction -> {
                    sanction.role().ifPresent(roles::add);
                    sanction.until().ifPresent(heard::add);
                    if (sanction.trigger() instanceof Trigger.Row row) {
                        heard.addAll(row.brokenBy());
                    }
                }
                case Unpaid _ -> unpaid = true;
                default -> {}
            }
        }

        private void count(Ordinal nth, Consequence of) {
            condition(nth.counts());
            if (nth.window() instanceof Ordinal.Window.Rolling rolling) {
                LocalDate end = LocalDate.EPOCH.plus(rolling.back());
                back = Math.max(back, Math.toIntExact(end.toEpochDay()) + SLACK);
            }
            nth.per().forEach(this::counted);
            if (!nth.per().contains(BookFacts.PERSON)) {
                counts.add(new Counted(nth.per(), nth.window(), of instanceof Sanction));
            }
        }

        private void counted(String name) {
            if (name.startsWith(HOLDER)) {
                roles.add(name.substring(HOLDER.length()).replace('_', '-'));
            } else if (!name.equals(BookFacts.PERSON)) {
                compares(name);
            }
        }

        private void share(List<Share> all) {
            for (Share share : all) {
                roles.add(share.role());
                if (share.picked()) {
                    shares.put(share.role(), share);
                }
            }
        }

        private void compares(String name) {
            compared.computeIfAbsent(name, one -> new TreeSet<>());
        }

        private void condition(Condition where) {
            where.names(name -> {
                if (!name.startsWith(HOLDER)) {
                    compares(name);
                }
            });
            texts(where);
        }

        private void texts(Condition where) {
            switch (where) {
                case Condition.All all -> all.parts().forEach(this::texts);
                case Condition.Any any -> any.parts().forEach(this::texts);
                case Condition.Not not -> texts(not.part());
                case Condition.OneOf one ->
                        one.values().stream()
                                .filter(Value.Text.class::isInstance)
                                .forEach(value ->
                                        Optional.ofNullable(compared.get(one.attribute()))
                                                .ifPresent(known -> known.add(value.toString())));
                default -> {}
            }
        }
    }
}
