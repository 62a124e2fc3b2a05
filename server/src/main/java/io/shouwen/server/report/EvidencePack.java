package io.shouwen.server.report;

import io.shouwen.server.insight.Span;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Excel;
import io.shouwen.server.report.EvidenceRows.Found;
import io.shouwen.server.seal.Root;
import io.shouwen.server.seal.Seal;
import io.shouwen.server.seal.SealPublicKey;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.sql.DataSource;

/**
 * What a house puts on the table about a year: its report, the months as they were signed, the
 * findings, and the roots of the seal by which anybody can check that nothing was changed since.
 */
@Component
class EvidencePack {
    private static final int PIECE = 1000;

    private final OrgScope scope;
    private final Seal seal;
    private final EvidenceRows rows;

    EvidencePack(DataSource dataSource, OrgScope scope, Seal seal) {
        this.scope = scope;
        this.seal = seal;
        this.rows = new EvidenceRows(JdbcClient.create(dataSource));
    }

    /** Of which house and year, in which words. */
    record Asked(OrgId org, Span year, ZoneId zone, Texts texts) {}

    void write(Asked asked, List<Excel.Table> tables, OutputStream to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            text(zip, "README.txt", asked.texts().of("report.evidence.readme"));
            zip.putNextEntry(new ZipEntry("report-%s.xlsx".formatted(asked.year().written())));
            zip.write(workbook(tables));
            zip.closeEntry();
            months(zip, asked);
            findings(zip, asked);
            roots(zip, asked);
        }
    }

    /** A writer of workbooks closes what it writes to. */
    private static byte[] workbook(List<Excel.Table> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Excel.write(tables, bytes);
        return bytes.toByteArray();
    }

    private void months(ZipOutputStream zip, Asked asked) throws IOException {
        List<EvidenceRows.Signed> months =
                scope.reading(asked.org(), () -> rows.months(asked.org(), asked.year()));
        StringBuilder list = new StringBuilder("month,sha256,fact,signed_at\n");
        for (EvidenceRows.Signed month : months) {
            String name = month.month().toString().substring(0, 7);
            text(zip, "months/%s.json".formatted(name), month.written());
            list.append(
                    "%s,%s,%s/1,%s%n"
                            .formatted(name, month.hash(), month.fact().value(), month.at()));
        }
        text(zip, "months.csv", list.toString());
    }

    private void findings(ZipOutputStream zip, Asked asked) throws IOException {
        begin(zip, "findings.csv");
        line(zip, "finding,subject,clause,verdict,state,unit,person,raised_at,decided_at");
        List<Found> piece = List.of();
        do {
            Place after = piece.isEmpty() ? Place.SOONEST : piece.getLast().place();
            piece =
                    scope.reading(
                            asked.org(),
                            () ->
                                    rows.findings(
                                            asked.org(), asked.year(), asked.zone(), after, PIECE));
            for (Found found : piece) {
                line(
                        zip,
                        String.join(
                                ",",
                                found.id().number(),
                                found.subject().number(),
                                found.clause(),
                                found.verdict(),
                                found.state(),
                                Integer.toString(found.unit()),
                                found.person().isPresent()
                                        ? Integer.toString(found.person().getAsInt())
                                        : "",
                                found.raisedAt().toString(),
                                found.decidedAt().map(Instant::toString).orElse("")));
            }
        } while (piece.size() == PIECE);
        zip.closeEntry();
    }

    /** All from the first: a root says nothing without those it continues. */
    private void roots(ZipOutputStream zip, Asked asked) throws IOException {
        begin(zip, "seal.jsonl");
        for (SealPublicKey key : seal.keys()) {
            line(zip, key.line());
        }
        Optional<Root> last = Optional.empty();
        List<Root> piece;
        do {
            piece = seal.roots(asked.org(), last.map(Root::no).orElse(0L), PIECE);
            for (Root root : piece) {
                line(zip, root.line());
                last = Optional.of(root);
            }
        } while (piece.size() == PIECE);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        begin(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void line(ZipOutputStream zip, String line) throws IOException {
        zip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
