package io.shouwen.server.page;

import io.shouwen.server.access.Me;
import io.shouwen.server.text.Texts;

import java.util.List;
import java.util.Optional;

/**
 * What every page knows: the language, the person, the ways to go on and the token that its forms
 * and fragment requests must carry.
 *
 * @param t the texts of the visitor's language
 * @param path the page's own path with its query, to come back to after a change of language
 * @param csrf the token's value; the form field is {@code _csrf}, the header {@code X-CSRF-TOKEN}
 */
public record Frame(
        Texts t,
        Times times,
        Optional<Me> me,
        List<NavigationLink> links,
        String path,
        String csrf,
        String assetVersion) {
    public Frame {
        links = List.copyOf(links);
    }

    /** The address of a file under {@code static}, which changes with each release of it. */
    public String asset(String file) {
        return "/assets/" + file + "?v=" + assetVersion;
    }

    /** The attribute hx-headers of the body. */
    public String csrfHeader() {
        return "{\"X-CSRF-TOKEN\":\"" + csrf + "\"}";
    }

    /** The ways to go on as the bar shows them. */
    public Menu menu() {
        return Menu.of(links);
    }

    /** Whether any of the links of an entry leads to this page or one below it. */
    public boolean isAt(Menu.Entry entry) {
        return entry.links().stream().anyMatch(this::isAt);
    }

    /** Whether a link leads to this page or one below it. */
    public boolean isAt(NavigationLink link) {
        String bare = path.replaceFirst("\\?.*", "");
        return bare.equals(link.path())
                || (!link.path().equals("/") && bare.startsWith(link.path() + "/"));
    }
}
