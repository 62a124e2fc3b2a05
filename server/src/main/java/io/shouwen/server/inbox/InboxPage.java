package io.shouwen.server.inbox;

import io.shouwen.server.access.Caller;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** What came in by the watched folder, and what has to be mended. */
@Controller
class InboxPage {
    private static final int MOST = 50;

    private final OrgScope scope;
    private final Inbox inbox;
    private final Frames frames;
    private final InboxRows rows;

    InboxPage(DataSource dataSource, OrgScope scope, Inbox inbox, Frames frames) {
        this.scope = scope;
        this.inbox = inbox;
        this.frames = frames;
        this.rows = new InboxRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink inboxLink() {
        return new NavigationLink("/inbox", "inbox.link", 74);
    }

    @GetMapping("/inbox")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Long> before,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        List<InboxRows.File> found =
                scope.reading(
                        me.org(),
                        () -> rows.page(me.org(), before.orElse(Long.MAX_VALUE), MOST + 1));
        List<InboxRows.File> page = found.subList(0, Math.min(MOST, found.size()));
        Optional<Caller> caller = inbox.caller();
        boolean ours = caller.filter(one -> one.org().equals(me.org())).isPresent();
        model.addAttribute(
                "view",
                new InboxView(
                        state(ours, caller.isPresent()),
                        ours ? inbox.folder().written() : "",
                        ours ? inbox.folder().folders() : List.of(),
                        page.stream().map(file -> line(file, texts)).toList(),
                        found.size() > MOST ? Optional.of(page.getLast().id()) : Optional.empty()));
        return "inbox/inbox";
    }

    /** A text key: what hinders. */
    private String state(boolean ours, boolean anybodys) {
        if (ours) {
            return "inbox.state.watched";
        }
        if (inbox.folder().written().isEmpty() || anybodys) {
            return "inbox.state.none";
        }
        return inbox.folder().watched() ? "inbox.state.token" : "inbox.state.missing";
    }

    private static InboxView.Line line(InboxRows.File file, Texts texts) {
        String name = file.folder().isEmpty() ? file.name() : file.folder() + "/" + file.name();
        return new InboxView.Line(
                file.id(),
                name,
                file.state(),
                file.rows(),
                file.told(),
                file.again(),
                file.rejected(),
                file.problems().stream()
                        .map(one ->
                                new InboxView.Problem(
                                        one.row(), one.field(), one.wrong(texts), one.mend(texts)))
                        .toList(),
                file.foundAt(),
                file.endedAt());
    }
}
