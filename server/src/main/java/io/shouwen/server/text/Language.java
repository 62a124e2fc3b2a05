package io.shouwen.server.text;

import java.util.Locale;

/** The two languages of every screen and sentence. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN", "中文"),
    EN(Locale.ENGLISH, "en", "English");

    private final Locale locale;
    private final String tag;
    private final String ownName;

    Language(Locale locale, String tag, String ownName) {
        this.locale = locale;
        this.tag = tag;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** The BCP 47 tag, as it stands in the lang attribute of a page and in the cookie. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself, for the switch. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of any tag or POSIX locale name: Chinese for zh in any form, else English. */
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }

    public static Language of(Locale locale) {
        return of(locale.getLanguage());
    }
}
