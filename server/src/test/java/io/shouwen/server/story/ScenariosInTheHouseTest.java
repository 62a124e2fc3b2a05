package io.shouwen.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stories of the code's own scenarios, told by people in the house: the house says of them what
 * the scenario says. All of them with {@code -Dshouwen.scenarios=1}; else every eighth.
 */
class ScenariosInTheHouseTest {
    private static final OrgId ORG = new OrgId(1);
    private static final int EVERY = Integer.getInteger("shouwen.scenarios", 8);

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final Map<String, Integer> people = new HashMap<>();
    private int told;

    @Test
    void theHouseSaysOfAStoryWhatItsScenarioSays() {
        try (TestServer server = TestServer.demo()) {
            Shelf shelf = server.bean(Shelf.class);
            List<Scenario> scenarios =
                    shelf.packs().stream()
                            .flatMap(pack -> pack.versions().stream())
                            .flatMap(version ->
                                    ScenarioReader.read(version, new Problems()).stream())
                            .filter(one -> isOfOneRequest(one, shelf.of(ORG).standards()))
                            .toList();
            List<String> differing = new ArrayList<>();
            int lived = 0;
            for (int n = 0; n < scenarios.size(); n += EVERY) {
                Scenario scenario = scenarios.get(n);
                Optional<Assessment> house = live(server, scenario);
                if (house.isPresent()) {
                    lived++;
                    differing.addAll(differing(scenario, house.get(), shelf.of(ORG).standards()));
                }
            }
            assertThat(differing).isEmpty();
            assertThat(lived).isGreaterThan(scenarios.size() / EVERY / 2).isPositive();
            System.out.printf("%d of %d scenarios lived%n", lived, scenarios.size());
        }
    }

    /** What other homes are told, or is told about facts, has doors of its own. */
    private static boolean isOfOneRequest(Scenario scenario, Standards standards) {
        return !scenario.facts().isEmpty()
                && !scenario.then().isEmpty()
                && scenario.readings().isEmpty()
                && scenario.facts().stream()
                        .allMatch(fact ->
                                fact.standing() == Standing.COUNTED
                                        && !fact.kind().aboutFacts()
                                        && standards
                                                .catalogue()
                                                .kind(fact.kind())
                                                .filter(kind -> kind.homes().takes(Home.REQUEST))
                                                .isPresent());
    }

    /** Tells the story as it happens; empty where a gate of the house does not let it happen. */
    private Optional<Assessment> live(TestServer server, Scenario scenario) {
        Requests requests = server.bean(Requests.class);
        WallClock clock = server.bean(WallClock.class);
        Catalogue catalogue = server.bean(Shelf.class).of(ORG).standards().catalogue();
        int unit = server.bean(Units.class).serving(ORG, "urban").orElseThrow();
        int agent = person(server, "A");
        Optional<SubjectId> request = Optional.empty();
        for (Fact fact :
                scenario.facts().stream().sorted(Comparator.comparing(Fact::recordedAt)).toList()) {
            clock.moveTo(fact.recordedAt());
            told++;
            Requests.Sender sender =
                    new Requests.Sender(
                            ORG,
                            Actor.person(
                                    person(server, fact.actor()),
                                    catalogue.kind(fact.kind()).orElseThrow().producers().stream()
                                            .filter(one -> !one.equals("machine"))
                                            .collect(Collectors.toSet())),
                            "told-" + told,
                            "scenario");
            NewFact telling = NewFact.at(fact.kind(), fact.occurredAt(), fact.values());
            Outcome outcome =
                    request.isPresent()
                            ? requests.add(sender, request.get(), List.of(telling))
                            : requests.open(
                                    opener(sender, agent),
                                    new Requests.Opening(
                                            unit,
                                            Optional.empty(),
                                            agent,
                                            Optional.empty(),
                                            agent,
                                            List.of(telling)));
            if (!(outcome instanceof Outcome.Done done)
                    || done.facts().stream().anyMatch(one -> one.standing() == Standing.PROPOSED)) {
                return Optional.empty();
            }
            request = Optional.of(done.subject());
        }
        // The house takes a moment to write down what the scenario has at once.
        clock.moveTo(scenario.at().plus(MOMENT));
        return request.flatMap(id -> requests.find(ORG, id)).map(Requests.Story::judged);
    }

    /** Opening a request takes a capacity of its own beside that of the fact. */
    private static Requests.Sender opener(Requests.Sender sender, int agent) {
        Set<String> capacities =
                Stream.concat(sender.actor().capacities().stream(), Stream.of("agent"))
                        .collect(Collectors.toSet());
        return new Requests.Sender(
                sender.org(),
                Actor.person(
                        sender.actor().id().matches("[0-9]+")
                                ? Integer.parseInt(sender.actor().id())
                                : agent,
                        capacities),
                sender.key(),
                sender.source());
    }

    /** Whoever a scenario names is somebody of the sample, each somebody else. */
    private int person(TestServer server, String name) {
        return people.computeIfAbsent(
                name,
                key ->
                        new RoomsStory(server)
                                .person(
                                        List.of(
                                                        "Y101", "Y201", "Y202", "Y102", "Y103",
                                                        "Y203", "Y301")
                                                .get(people.size() % 7)));
    }

    private static List<String> differing(
            Scenario scenario, Assessment house, Standards standards) {
        Assessment alone = ScenarioRunner.assess(standards, scenario);
        List<String> differing = new ArrayList<>();
        for (Scenario.Expected expected : scenario.then()) {
            List<String> wanted = said(alone, expected.clause());
            List<String> actual = said(house, expected.clause());
            if (!wanted.equals(actual)) {
                differing.add(
                        "%s, %s: the scenario says %s, the house %s"
                                .formatted(
                                        scenario.name(),
                                        expected.clause().value(),
                                        wanted,
                                        actual));
            }
        }
        return differing;
    }

    private static List<String> said(Assessment assessment, ClauseId clause) {
        return assessment.judged().stream()
                .filter(one -> one.clause().equals(clause))
                .map(ScenariosInTheHouseTest::said)
                .toList();
    }

    private static String said(Judged judged) {
        return judged.verdict().word() + judged.due().map(Instant::toString).orElse("");
    }
}
