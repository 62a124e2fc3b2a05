package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.standard.Pack;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What things are called in one language.
 *
 * @param catalogue what kinds of fact are called, and the types of their attributes
 * @param roles what the version calls its roles
 * @param findings what the version calls its findings
 * @param attributes what attributes are called; a code itself has no other words for them
 * @param values what texts of attributes are called; likewise
 */
public record Names(
        Locale locale,
        Catalogue catalogue,
        Map<String, Words> roles,
        Map<String, Words> findings,
        UnaryOperator<String> attributes,
        UnaryOperator<String> values) {
    public Names {
        roles = Map.copyOf(roles);
        findings = Map.copyOf(findings);
    }

    /** As the version itself has them. */
    public static Names of(Pack.Version version, Locale locale) {
        return new Names(
                locale,
                version.catalogue(),
                version.roles(),
                version.findings(),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    String picked(Words words) {
        return locale.getLanguage().equals("zh") ? words.zh() : words.en();
    }

    String role(String role) {
        Words words = roles.get(role);
        return words == null ? role : picked(words);
    }

    String finding(String finding) {
        Words words = findings.get(finding);
        return words == null ? finding : picked(words);
    }
}
