package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;

/** Writes HTML. Whatever comes from a log or a standard goes through {@link #text}. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text from anywhere, made harmless. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A text in both languages, of which the page shows one. */
    Html both(Words words) {
        if (words.zh().equals(words.en())) {
            return text(words.zh());
        }
        return raw("<span class=zh lang=zh>")
                .text(words.zh())
                .raw("</span><span class=en lang=en>")
                .text(words.en())
                .raw("</span>");
    }

    Html say(String key, Object... values) {
        return both(Both.text(key, values));
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
