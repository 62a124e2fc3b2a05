package io.shouwen.pack.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What several codes on one shelf say of the same kinds of fact. */
class CodesTest {
    private static final Codes CODES =
            Codes.read(List.of(Path.of("../standards")), new Problems()).orElseThrow();

    @Test
    void aKindOfWhichSeveralCodesSpeakLiesWhereAnyOfThemSays() {
        assertThat(homes("payment.taken")).isEqualTo(of(Home.REQUEST, Home.PAYMENT));
        assertThat(homes("business.accepted")).isEqualTo(of(Home.REQUEST, Home.TICKET));
    }

    @Test
    void whoSaysNothingOfHomesLeavesThemToTheOther() {
        Homes tickets = of(Home.TICKET);

        assertThat(Homes.ANYWHERE.and(tickets)).isEqualTo(tickets);
        assertThat(tickets.and(Homes.ANYWHERE)).isEqualTo(tickets);
    }

    @Test
    void aBookThatIsAHomeForOneOfThemNeedsNoCopy() {
        Homes told = new Homes(Set.of(Home.TICKET), Set.of(Home.UNIT, Home.PERSON));

        assertThat(told.and(of(Home.UNIT)))
                .isEqualTo(new Homes(Set.of(Home.TICKET, Home.UNIT), Set.of(Home.PERSON)));
    }

    @Test
    void codesOfHallsSpeakOfTheSameKinds() {
        List<Catalogue.Kind> greeted =
                CODES.packs().stream()
                        .flatMap(pack ->
                                pack
                                        .versions()
                                        .getLast()
                                        .catalogue()
                                        .kind(new FactKind("customer.greeted"))
                                        .stream())
                        .toList();

        assertThat(greeted).hasSizeGreaterThan(3).allMatch(greeted.getFirst()::equals);
    }

    private static Homes homes(String kind) {
        return CODES.standards().catalogue().kind(new FactKind(kind)).orElseThrow().homes();
    }

    private static Homes of(Home... homes) {
        return new Homes(Set.of(homes), Set.of());
    }
}
