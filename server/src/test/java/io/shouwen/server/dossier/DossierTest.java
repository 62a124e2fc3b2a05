package io.shouwen.server.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.cli.ServerShell;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.paper.Attached;
import io.shouwen.server.seal.CaseCheck;
import io.shouwen.server.seal.CaseProof;
import io.shouwen.server.seal.Fault;
import io.shouwen.server.seal.Seal;
import io.shouwen.server.seal.Sealer;
import io.shouwen.server.seal.WitnessFile;
import io.shouwen.server.subject.SubjectId;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

class DossierTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser EXECUTIVE = TestBrowser.as(SERVER, "chenli");

    @TempDir private static Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theCustomerIsMaskedUnlessTheExporterShowsThemForAReason() throws IOException {
        String number = ROOMS.report(AGENT, "13900000311");
        String masked = text(export(AGENT, number, Map.of()).body());
        assertThat(masked).contains("工单案卷 " + number, "无图像", "139****0311", "到达现场");
        assertThat(masked).doesNotContain("13900000311", "王小明");
        assertThat(export(AGENT, number, Map.of("whole", "true")).statusCode()).isEqualTo(422);
        Map<String, String> whole = Map.of("whole", "true", "reason", "监管部门调取");
        assertThat(text(export(AGENT, number, whole).body())).contains("13900000311", "王小明");
        assertThat(export(EXECUTIVE, number, whole).statusCode()).isEqualTo(403);
        String story = AGENT.get("/requests/" + number).body();
        assertThat(story.split("<strong>导出案卷</strong>", -1)).hasSize(3);
        assertThat(story).contains("监管部门调取");
    }

    @Test
    void thePaperCarriesAProofThatTheCommandVerifies() throws IOException {
        String number = ROOMS.report(AGENT, "13900000312");
        HttpResponse<byte[]> answer = sealed(number);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", number + ".pdf");
        Path pdf = Files.write(folder.resolve("case.pdf"), answer.body());
        assertThat(verify(pdf)).isZero();
        Path proof = Files.writeString(folder.resolve("case.seal.jsonl"), proof(answer.body()));
        assertThat(verify(proof)).isZero();
        Files.writeString(proof, proof(answer.body()).replace("no-picture", "no-picturf"));
        assertThat(verify(proof)).isOne();
        Files.writeString(pdf, "%PDF-1.4 nothing");
        assertThat(verify(pdf)).isEqualTo(2);
        assertThat(verify(folder.resolve("none"))).isEqualTo(2);
    }

    /** What does not change what is read, such as the case of a hex digit, is no change. */
    @Test
    void anyChangedByteOfTheProofIsFound() throws IOException {
        String proof = proof(sealed(ROOMS.report(AGENT, "13900000313")).body());
        assertThat(CaseCheck.of(proof, WitnessFile.none()).sound()).isTrue();
        byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            byte[] changed = bytes.clone();
            int place = random.nextInt(bytes.length);
            changed[place] = (byte) (changed[place] == 'x' ? 'y' : 'x');
            if (changed[place] != bytes[place]) {
                assertThat(
                                CaseCheck.of(
                                                new String(changed, StandardCharsets.UTF_8),
                                                WitnessFile.none())
                                        .sound())
                        .as("byte %d of %d", place, bytes.length)
                        .isFalse();
            }
        }
    }

    /** The last letter of a signature has bits that say nothing. */
    @Test
    void anotherWayToWriteASignatureIsFound() throws IOException {
        String proof = proof(sealed(ROOMS.report(AGENT, "13900000317")).body());
        int last = proof.indexOf("==\"}") - 1;
        assertThat(last).isPositive();
        for (char letter :
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            String written = proof.substring(0, last) + letter + proof.substring(last + 1);
            assertThat(CaseCheck.of(written, WitnessFile.none()).sound())
                    .as("%s for %s", letter, proof.charAt(last))
                    .isEqualTo(letter == proof.charAt(last));
        }
    }

    @Test
    void aFactTakenOutIsMissedAndAWitnessTellsWhetherTheRootIsTheirs() throws IOException {
        String proof = proof(sealed(ROOMS.report(AGENT, "13900000314")).body());
        String[] lines = proof.split("\n", -1);
        String without = proof.replace(lines[3] + "\n", "");
        assertThat(CaseCheck.of(without, WitnessFile.none()).faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.FACT_NUMBER_MISSING);
        Path witness = Files.writeString(folder.resolve("w.jsonl"), lines[0] + "\n" + lines[1]);
        assertThat(CaseCheck.of(proof, WitnessFile.read(witness)).witnessed()).isTrue();
        assertThat(CaseCheck.of(proof, WitnessFile.none()).witnessed()).isFalse();
        assertThat(CaseCheck.of("", WitnessFile.none()).sound()).isFalse();
        assertThat(CaseCheck.of(lines[0] + "\n" + lines[1], WitnessFile.none()).sound()).isFalse();
    }

    /** Once everything that was told of it is sealed: what is settled, others' work decides too. */
    private static HttpResponse<byte[]> sealed(String number) {
        long subject = SubjectId.parse(number).orElseThrow().value();
        while (SERVER.bean(Seal.class)
                .proof(new OrgId(1), subject)
                .filter(proof -> proof.waiting().isEmpty())
                .isEmpty()) {
            SERVER.bean(Sealer.class).sealAll();
        }
        return export(AGENT, number, Map.of());
    }

    private static HttpResponse<byte[]> export(
            TestBrowser as, String number, Map<String, String> form) {
        return as.postForFile("/requests/" + number, "/requests/" + number + "/dossier", form);
    }

    private static String proof(byte[] pdf) throws IOException {
        return new String(Attached.in(pdf, CaseProof.ENDING).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static int verify(Path file) {
        return ServerShell.run(Map.of(), "seal", "verify", "--case", file.toString());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        }
    }
}
