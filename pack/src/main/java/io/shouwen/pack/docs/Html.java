package io.shouwen.pack.docs;

/** HTML being written; every text is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup of the page's own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A text in a tag, which may carry attributes: {@code code}, {@code p class="does"}. */
    Html tag(String tag, String text) {
        int space = tag.indexOf(' ');
        String name = space < 0 ? tag : tag.substring(0, space);
        return raw("<" + tag + ">").text(text).raw("</" + name + ">");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
