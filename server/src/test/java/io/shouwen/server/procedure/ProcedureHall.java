package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hall of the sample with a browser in front of it; each person signs in once. */
final class ProcedureHall implements AutoCloseable {
    private static final int WIDTH = 1280;

    final TestServer server = TestServer.demo();
    final HallScreens hall = new HallScreens(server);
    private final TestChromium chromium = new TestChromium();
    private final Map<String, Page> pages = new HashMap<>();

    /** The page of a person, at which they sit with the keys. */
    Page page(String login) {
        View view = new View(Language.ZH, WIDTH);
        return pages.computeIfAbsent(login, who -> chromium.enter(server, view, who));
    }

    /** Walks through the pages of a person as a table says, see {@link Keyboard}. */
    void walk(String login, String table) {
        new Keyboard(page(login)).walk(table);
    }

    /** What was told of a subject, in the order in which it was told. */
    List<String> told(SubjectId subject) {
        return server
                .bean(Tickets.class)
                .history(HallScreens.ORG, subject)
                .orElseThrow()
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    /** The subject of whose page a person has the address open. */
    SubjectId open(String login) {
        String address = page(login).url().replaceFirst("[?#].*", "");
        String last = address.replaceFirst("/(papers|ticket)$", "").replaceFirst(".*/", "");
        return SubjectId.parse(last).orElseThrow();
    }

    @Override
    public void close() {
        assertThat(chromium.complaints()).isEmpty();
        chromium.close();
        server.close();
    }
}
