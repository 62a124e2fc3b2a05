package io.shouwen.server.report;

import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.ledger.Ledger.Moved;
import io.shouwen.server.subject.SubjectId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The figures of a month as the head of the house signed them.
 *
 * @param hash of the figures as they are written; the fact month.signed names it
 */
public record SignedMonth(
        JsonNode figures, String hash, SubjectId subject, int by, Instant signedAt) {
    /** What a figure was when it was signed; empty if it was none of those signed. */
    public OptionalLong of(Figure figure) {
        JsonNode signed = figures.path("figures").path(figure.word());
        return signed.isNumber() ? OptionalLong.of(signed.asLong()) : OptionalLong.empty();
    }

    /** The figures as they are signed: keys in order, without a space. */
    static String written(Report report, List<Moved> accounts) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        ObjectNode accountsNode = JsonMapper.shared().createObjectNode();
        for (Moved moved : accounts) {
            accountsNode
                    .putObject(moved.account().name())
                    .put("entries", moved.entries())
                    .put("fen", moved.money())
                    .put("points", moved.points());
        }
        all.set("accounts", accountsNode);
        ObjectNode clauses = all.putObject("clauses");
        for (Report.Clause clause : report.clauses()) {
            ObjectNode verdicts = clauses.putObject(clause.id());
            new TreeMap<>(clause.verdicts()).forEach(verdicts::put);
        }
        ObjectNode figures = all.putObject("figures");
        for (Figure figure : Figure.values()) {
            figures.put(figure.word(), report.of(figure));
        }
        all.put("month", report.span().written());
        return all.toString();
    }

    static String hash(String written) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(written.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
