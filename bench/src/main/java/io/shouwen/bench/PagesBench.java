package io.shouwen.bench;

import io.shouwen.server.subject.SubjectId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How many pages of the database each page of the house touches, in an organisation that is young
 * and in the same one when it is old. Ends with 1 where one touches more than the bar allows.
 */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description = "Buffers that each page touches with few and with many requests stored.")
public final class PagesBench implements Callable<Integer> {
    private static final String NOBODY = "";

    @Option(names = "--few", description = "requests and visits stored at first (${DEFAULT-VALUE})")
    private int few = 10_000;

    @Option(names = "--many", description = "requests and visits stored then (${DEFAULT-VALUE})")
    private int many = 300_000;

    @Option(names = "--bar", description = "how many times as much is allowed (${DEFAULT-VALUE})")
    private double bar = 1.5;

    @Mixin private Place place = new Place();

    /** A page as somebody opens it. */
    private record Opened(String login, String path) {
        /** Without the secret of an address. */
        String name() {
            return path.replaceAll("^/(kiosk|display|t)/[^/]+", "/$1/…");
        }
    }

    @Override
    public Integer call() throws Exception {
        Figures figures =
                place.figures("pages", "--few %d --many %d --bar %s".formatted(few, many, bar));
        int missed;
        try (BenchServer server = place.recorded("pages")) {
            figures.say("- PostgreSQL " + server.postgres());
            PageModels models = PageModels.told(server);
            PageVisits visits = PageVisits.told(server);
            List<Opened> pages = pages(models);
            addHall(pages, visits);
            visits.store(server, 0, few);
            models.store(server, 0, few);
            Map<Opened, Buffers.Sum> young = open(server, pages);
            visits.store(server, few, many);
            models.store(server, few, many);
            Map<Opened, Buffers.Sum> old = open(server, pages);
            missed = tell(figures, young, old);
        }
        figures.write();
        return missed == 0 ? 0 : 1;
    }

    private int tell(
            Figures figures, Map<Opened, Buffers.Sum> young, Map<Opened, Buffers.Sum> old) {
        figures.say("");
        figures.say(
                "A request each five minutes, so that the older organisation has a longer past and"
                    + " no busier day; 500 run in both. One in seven came late and has a finding,"
                    + " which nobody has decided if it is among the first; one in a hundred is a"
                    + " complaint; the others are kept, each after a call. As many visits to the"
                    + " hall, half of them served and rated, half paid, each to a till of its own;"
                    + " two customers are there.");
        figures.say("");
        figures.say(
                "| page | as | statements | %,d | %,d | ratio | bar %s |"
                        .formatted(few, many, bar));
        figures.say("|---|---|---|---|---|---|---|");
        List<String> reasons = new ArrayList<>();
        young.forEach((page, before) -> {
            Buffers.Sum after = Optional.ofNullable(old.get(page)).orElseThrow();
            double ratio = (double) after.buffers() / Math.max(1, before.buffers());
            figures.say(
                    "| %s | %s | %d | %,d | %,d | **%.2f** | %s |"
                            .formatted(
                                    page.name(),
                                    page.login(),
                                    after.statements().size(),
                                    before.buffers(),
                                    after.buffers(),
                                    ratio,
                                    ratio <= bar ? "kept" : "missed"));
            if (ratio > bar) {
                Buffers.Touched worst = after.worst();
                reasons.add(
                        "- %s as %s: %,d of %,d by `%s`"
                                .formatted(
                                        page.name(),
                                        page.login(),
                                        worst.buffers(),
                                        after.buffers(),
                                        worst.sql()));
            }
        });
        figures.say("");
        figures.say("%d pages, %d above the bar.".formatted(young.size(), reasons.size()));
        reasons.forEach(figures::say);
        return reasons.size();
    }

    /** Opens each page three times: the last time counts. */
    private static Map<Opened, Buffers.Sum> open(BenchServer server, List<Opened> pages)
            throws Exception {
        Map<String, Visitor> people = new HashMap<>();
        Buffers buffers = new Buffers(server.pool());
        Map<Opened, Buffers.Sum> sums = new LinkedHashMap<>();
        for (Opened page : pages) {
            if (!people.containsKey(page.login())) {
                people.put(
                        page.login(),
                        page.login().equals(NOBODY)
                                ? Visitor.system(server.uri(), "")
                                : Visitor.person(server.uri(), page.login()));
            }
            Visitor person = Optional.ofNullable(people.get(page.login())).orElseThrow();
            visit(person, page);
            visit(person, page);
            RecordedPool.RECORDER.forget();
            visit(person, page);
            sums.put(page, buffers.of(RecordedPool.RECORDER.steps()));
        }
        return sums;
    }

    /** A search is sent as a form. */
    private static void visit(Visitor person, Opened page)
            throws IOException, InterruptedException {
        if (page.path().equals("/hotline/caller")) {
            person.post("/hotline", page.path(), Map.of("phone", "13900000031"));
            return;
        }
        person.get(page.path());
    }

    private static List<Opened> pages(PageModels models) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String month = "/reports/month/%s".formatted(today.toString().substring(0, 7));
        String kept = models.kept().request().number();
        String finding = models.late().others().getFirst().number();
        SubjectId call = models.kept().others().getFirst();
        List<Opened> pages = new ArrayList<>();
        add(pages, "liwei", "/", "/field", "/field/jobs", "/field/now", "/slips");
        add(pages, "liwei", "/my/findings", "/my/ledger", "/my/notices", "/findings/" + finding);
        add(pages, "sunli", "/", "/hotline", "/hotline/caller", "/hotline/line", "/callbacks");
        add(pages, "sunli", "/callbacks?day=" + today, "/calls", "/calls/" + call.number());
        add(pages, "sunli", "/requests?number=" + kept, "/requests/" + kept);
        add(pages, "sunli", "/requests/" + kept + "/story", "/hotline/reports/" + kept);
        add(pages, "sunli", "/complaints", "/above", "/errands", "/records", "/slips/" + kept);
        add(pages, "xufang", "/desk", "/desk/board", "/dispatch", "/calls/live", "/calls/board");
        add(pages, "xufang", "/proposals", "/events", "/slips", "/morning", "/notices");
        add(pages, "huangjianjun", "/desk", "/dispatch", "/roster", "/findings", "/complaints");
        add(pages, "linjing", "/findings", "/findings/causes", "/findings/" + finding);
        add(pages, "linjing", "/morning", "/inspections", "/calls/draws", "/complaints");
        add(pages, "linjing", "/complaints/" + models.complaint().request().number());
        add(pages, "linjing", "/people/4/ledger", "/units/4/ledger", "/reports", month);
        add(pages, "linjing", month + "/figures/opened", month + "/figures/still-open");
        add(pages, "linjing", month + "/clauses/cable.3.3.2a?verdict=kept");
        add(pages, "chenli", "/", "/desk", "/morning", "/findings", "/reports", month, "/code");
        add(pages, "chenli", "/code/yingshan-cable/2013", "/seal", "/notices");
        return pages;
    }

    private static void addHall(List<Opened> pages, PageVisits visits) {
        String rated = visits.served().request().number();
        String payment = "/cashier/payments/" + visits.payment();
        String past = "/cashier/payments/" + visits.paid().request().number();
        add(
                pages,
                NOBODY,
                "/kiosk/" + visits.kiosk(),
                "/kiosk/%s/services".formatted(visits.kiosk()));
        add(
                pages,
                NOBODY,
                "/display/" + visits.display(),
                "/display/%s/now".formatted(visits.display()));
        add(pages, NOBODY, "/t/" + visits.own(), "/t/%s/now".formatted(visits.own()));
        add(pages, "hejing", "/", "/guide", "/floor", "/floor/board", "/appointments");
        add(pages, "zhouting", "/", "/counter", "/counter/line", "/counter/strip", "/my/ratings");
        add(pages, "fengjuan", "/counter", "/cashier", "/cashier/till", payment, past);
        add(pages, "fengjuan", "/cashier/refunds", "/cashier/slips");
        add(pages, "fengjuan", "/cashier/payments?supply=" + visits.supply());
        add(pages, "fengjuan", "/cashier/payments?till=" + visits.till());
        add(pages, "tangmin", "/", "/floor", "/floor/overtime", "/hall/settings", "/ratings");
        add(pages, "tangmin", "/ratings/" + rated, "/cashier/till", "/cashier/report");
        add(pages, "tangmin", "/cashier/reconciliation", "/cashier/refunds", "/cashier/bills");
    }

    private static void add(List<Opened> pages, String login, String... paths) {
        for (String path : paths) {
            pages.add(new Opened(login, path));
        }
    }
}
