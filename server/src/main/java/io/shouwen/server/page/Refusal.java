package io.shouwen.server.page;

import io.shouwen.server.text.Texts;

import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was asked for cannot be done, and the asker can mend it: a sentence on the page,
 * problem+json on the interface. The text key is {@code refusal.SLUG}.
 */
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final String slug;
    private final Optional<String> clause;
    private final String[] args;

    public Refusal(HttpStatus status, String slug, Object... args) {
        this(status, slug, Optional.empty(), args);
    }

    /** By a clause of the code, where one refuses. */
    public Refusal(HttpStatus status, String slug, Optional<String> clause, Object[] args) {
        this.status = status;
        this.clause = clause;
        this.slug = slug;
        this.args = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            this.args[i] = String.valueOf(args[i]);
        }
    }

    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found");
    }

    public HttpStatus status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    /** The clause of the code that refuses. */
    public Optional<String> clause() {
        return clause;
    }

    /** What its sentence names, in order. */
    public List<String> details() {
        return List.of(args);
    }

    public String title(Texts texts) {
        return texts.of("refusal." + slug + ".title");
    }

    /** Kinds of fact stand in it as they are called. */
    public String sentence(Texts texts, CodeWords words) {
        Object[] called =
                details().stream()
                        .map(name ->
                                words.kind(name)
                                        .map(says -> texts.name(says.zh(), says.en()))
                                        .orElse(name))
                        .toArray();
        return texts.of("refusal." + slug, called);
    }

    @Override
    public String getMessage() {
        return "%s %s".formatted(status.value(), slug).toLowerCase(Locale.ROOT);
    }
}
