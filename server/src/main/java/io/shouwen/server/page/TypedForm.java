package io.shouwen.server.page;

import io.shouwen.server.access.Routes;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The form that was refused, for the way back to it: nobody types a thing twice because of one
 * wrong field. Secrets and files are left out.
 *
 * @param page where the form stands
 * @param typed JSON for the page's own script: where the form goes, and what stood in its fields
 */
public record TypedForm(String page, String typed) {
    private static final Set<String> LEFT_OUT = Set.of("_csrf", "key", "old", "password");

    /** Empty where no form of a page was refused, or none that can be opened again. */
    static Optional<TypedForm> of(HttpServletRequest request, JsonMapper json) {
        // The dispatch of an error is a GET, whatever was sent.
        boolean sent = "POST".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
        if (!sent || request.getAttribute(Refusals.ATTRIBUTE) == null) {
            return Optional.empty();
        }
        return page(request)
                .filter(page -> Routes.find("GET", page.getPath()).isPresent())
                .map(page ->
                        new TypedForm(
                                page.getRawQuery() == null
                                        ? page.getRawPath()
                                        : page.getRawPath() + "?" + page.getRawQuery(),
                                typed(request, json)));
    }

    /** A page of this house that the browser names. */
    private static Optional<URI> page(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                    .map(URI::create)
                    .filter(from -> from.getPath() != null && from.getPath().startsWith("/"))
                    .filter(from -> !from.getPath().startsWith("//"))
                    .filter(from ->
                            from.getRawAuthority() != null
                                    && from.getRawAuthority()
                                            .equals(request.getHeader(HttpHeaders.HOST)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String typed(HttpServletRequest request, JsonMapper json) {
        ObjectNode form = json.createObjectNode();
        form.put(
                "action",
                String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
        ObjectNode fields = form.putObject("fields");
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!LEFT_OUT.contains(name)) {
                        ArrayNode field = fields.putArray(name);
                        for (String value : values) {
                            field.add(value);
                        }
                    }
                });
        return json.writeValueAsString(form);
    }
}
