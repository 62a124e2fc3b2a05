package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts by which books and matters begin and end, whatever code the organisation has. */
@Configuration(proxyBeanMethods = false)
public class BookKinds {
    /** Who tells what follows from other facts alone. */
    public static final String MACHINE = "machine";

    static final FactKind UNIT_OPENED = new FactKind("unit.opened");
    static final FactKind UNIT_CLOSED = new FactKind("unit.closed");

    /** A matter is over; it can still be told of. */
    public static final FactKind MATTER_CLOSED = new FactKind("matter.closed");

    /** The day since which there is the unit. */
    static final String SINCE = "since";

    /** Whether it goes on from the book of the year before. */
    static final String CARRIED = "carried";

    private static final Duration MONTH = Duration.ofDays(30);

    @Bean
    public static OwnKinds factsOfBooks() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                UNIT_OPENED,
                                new Words("机构设立", "Unit set up"),
                                Map.of(
                                        SINCE,
                                        new Field(Type.DAY, false, Set.of()),
                                        CARRIED,
                                        new Field(Type.FLAG, false, Set.of())),
                                Set.of(MACHINE),
                                MONTH,
                                only(Home.UNIT)),
                        new Catalogue.Kind(
                                UNIT_CLOSED,
                                new Words("机构撤销", "Unit closed"),
                                Map.of(),
                                Set.of(MACHINE),
                                MONTH,
                                only(Home.UNIT)),
                        new Catalogue.Kind(
                                MATTER_CLOSED,
                                new Words("事项了结", "Matter closed"),
                                Map.of("reason", new Field(Type.TEXT, true, Set.of())),
                                Set.of("dispatcher", "chief", "quality", "deputy", "head", "api"),
                                Duration.ofDays(1),
                                only(Home.MATTER))));
    }

    private static Homes only(Home home) {
        return new Homes(Set.of(home), Set.of());
    }
}
