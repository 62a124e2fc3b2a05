package io.shouwen.server.demo;

import io.shouwen.server.demo.Crowd.HallDesks;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Customers who take a number at home and are let into the line when they come. */
final class FromAfar {
    /** The most that may be on their way at once. */
    private static final int MOST = 20;

    private static final String OPENS = "07:00";
    private static final Pattern ADDRESS =
            Pattern.compile("href=\"[^\"]*(/line/[^\"/]+)\"[^>]*id=\"remote-address\"");
    private static final Pattern AWAITED = Pattern.compile("/floor/tickets/[0-9-]+/here");

    private final Diary diary;
    private final Invented invented;
    private final Tale tale;
    private final Acts acts;
    private final HallDesks hall;
    private final String base;
    private String line = "";

    FromAfar(Diary diary, Invented invented, Tale tale, Acts acts, HallDesks hall, String base) {
        this.diary = diary;
        this.invented = invented;
        this.tale = tale;
        this.acts = acts;
        this.hall = hall;
        this.base = base;
    }

    /** The manager gives numbers by an address of the hall. */
    void open(Visitor manager) {
        String unit = Integer.toString(hall.unit());
        acts.does(
                manager,
                "/hall/settings/remote",
                Map.of("hall", unit, "most", Integer.toString(MOST), "opens", OPENS));
        Matcher address = ADDRESS.matcher(manager.page("/hall/settings?hall=" + unit));
        line = address.find() ? address.group(1) : "";
    }

    /**
     * Somebody takes a number now and comes later.
     *
     * @param slip told what their own page shows
     * @param here told when they are in the line
     */
    void takes(
            Instant comes,
            String service,
            Visitor greeter,
            Consumer<String> slip,
            Consumer<Instant> here) {
        Visitor customer = Visitor.at(base, line + "/services/" + service);
        HttpResponse<String> taken =
                acts.does(
                        customer,
                        line + "/numbers",
                        Map.of("service", service, "phone", invented.phone()));
        String own =
                taken.headers()
                        .firstValue("Location")
                        .map(where -> URI.create(where).getPath())
                        .orElse("");
        if (own.isEmpty()) {
            return;
        }
        slip.accept(customer.page(own));
        tale.count(Tale.Count.REMOTE);
        diary.at(
                comes,
                () -> {
                    Matcher awaited = AWAITED.matcher(greeter.page("/floor"));
                    if (awaited.find()) {
                        acts.does(greeter, awaited.group(), Map.of());
                        here.accept(comes);
                    }
                });
    }
}
