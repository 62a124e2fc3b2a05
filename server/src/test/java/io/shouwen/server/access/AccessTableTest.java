package io.shouwen.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.access.AccessVisitor.Answer;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the house to two pages that people review: src/test/resources/access/routes.md says who may
 * use which route, facts.md who may tell which kind of fact. Nothing here is taken from the code
 * that decides; everything is tried at the door.
 */
class AccessTableTest {
    private static final AccessTable PAGES = AccessTable.read("routes.md").getFirst();
    private static final AccessTable INTERFACE = AccessTable.read("routes.md").getLast();
    private static final AccessTable FACTS = AccessTable.read("facts.md").getFirst();
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::code).toList();

    private static final TestServer SERVER = TestServer.demo();
    private static final AccessHouse HOUSE = new AccessHouse(SERVER);
    private static final AccessErrands ERRANDS = new AccessErrands(HOUSE, SERVER);
    private static final List<String> WRONG = new ArrayList<>();
    private static final List<String> LEAKS = new ArrayList<>();

    /** One sweep: everybody tries every route. */
    @BeforeAll
    static void tryEveryDoor() {
        AccessSweep sweep = new AccessSweep(SERVER, HOUSE, ERRANDS);
        for (String route : PAGES.names()) {
            sweep.page(route, PAGES);
        }
        for (String route : INTERFACE.names()) {
            sweep.door(route, INTERFACE);
        }
        WRONG.addAll(sweep.wrong());
        LEAKS.addAll(sweep.leaks());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everyRouteAndEveryRoleHasItsPlaceInTheTable() {
        Set<String> routes =
                Routes.ALL.stream()
                        .map(route -> route.method() + " " + route.path().getPatternString())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>(PAGES.names());
        written.addAll(INTERFACE.names());
        assertThat(written)
                .as("access/routes.md needs a row for each route of access.Routes, and no other")
                .isEqualTo(routes);
        assertThat(PAGES.columns())
                .as("access/routes.md needs a column for each role: %s", ROLES)
                .containsAll(ROLES);
    }

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        assertThat(String.join("\n", WRONG))
                .as("%s answers differ from access/routes.md", WRONG.size())
                .isEmpty();
    }

    @Test
    void nothingOfOneOrganisationIsToldToAnother() {
        assertThat(HOUSE.secrets()).as("what to look for").hasSizeGreaterThan(40);
        assertThat(LEAKS).as("0 leaks are allowed, but there are %s", LEAKS.size()).isEmpty();
    }

    @Test
    void theTableItselfOpensNoNamedThingToAnotherOrganisation() {
        Map<String, String> named = new LinkedHashMap<>();
        for (AccessTable table : List.of(PAGES, INTERFACE)) {
            for (String route : table.names()) {
                if (route.matches(".*\\{(number|person|subject)}.*")) {
                    named.put(route, table.cell(route, "other"));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(named.values()).as("%s", named).containsOnly("404");
    }

    @Test
    void everyKindOfFactAndEveryProducerHasItsPlaceInTheTable() {
        assertThat(FACTS.names())
                .as("access/facts.md needs a row for each kind of fact, and no other")
                .containsExactlyInAnyOrderElementsOf(ERRANDS.kinds());
        Set<String> producers = new TreeSet<>(ROLES);
        producers.addAll(ERRANDS.producers());
        assertThat(FACTS.columns())
                .as("access/facts.md needs a column for each role and producer, and no other")
                .containsExactlyInAnyOrderElementsOf(producers);
    }

    @Test
    void eachKindOfFactIsToldByThoseOfTheTableAlone() {
        List<String> wrong = new ArrayList<>();
        // Nothing is kept of what is told, so that the story does not grow.
        SubjectId about = HOUSE.report();
        for (String kind : FACTS.names()) {
            for (String producer : FACTS.columns()) {
                boolean expected = FACTS.cell(kind, producer).equals("yes");
                boolean told =
                        producer.equals("api")
                                ? scoped(about, kind)
                                : ERRANDS.tells(about, kind, producer);
                if (told != expected) {
                    wrong.add(
                            "%s as %s: the table says %s, but it was %s"
                                    .formatted(
                                            kind,
                                            producer,
                                            expected ? "yes" : "no",
                                            told ? "taken" : "refused"));
                }
            }
        }
        assertThat(String.join("\n", wrong))
                .as("%s differ from access/facts.md", wrong.size())
                .isEmpty();
    }

    /** Whether a token for this one kind may tell it; one for all the others never may. */
    private static boolean scoped(SubjectId about, String kind) {
        Set<String> others = new TreeSet<>(ERRANDS.kinds());
        others.remove(kind);
        HOUSE.token(AccessHouse.HOME, "but " + kind, Optional.empty(), others);
        HOUSE.token(AccessHouse.HOME, "only " + kind, Optional.empty(), Set.of(kind));
        assertThat(tells(about, "but " + kind, kind).status())
                .as("%s by a token of all other kinds", kind)
                .isEqualTo(403);
        Answer answer = tells(about, "only " + kind, kind);
        return answer.status() != 403 || !answer.body().contains("producer-not-allowed");
    }

    private static Answer tells(SubjectId about, String token, String kind) {
        return AccessVisitor.system(SERVER, token)
                .send("POST", "/api/v1/requests/" + about.number() + "/facts", ERRANDS.json(kind));
    }
}
