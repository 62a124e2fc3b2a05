package io.shouwen.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

class FilesTest {
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA"
                                + "60e6kgAAAABJRU5ErkJggg==");
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final Pattern FILE = Pattern.compile("id=\"file-(\\d+)");
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aPhotoOfTheDeskIsShownForAReasonAndThatIsAFact() {
        String files = files("13900000301");
        assertThat(add(files, "photo", "a.png", PICTURE, "k1").statusCode()).isEqualTo(302);
        assertThat(AGENT.get(files).body()).contains("照片", "PNG", "孙丽").doesNotContain("<img");
        assertThat(look(files, "").statusCode()).isEqualTo(422);
        long before = opened();
        String shown = look(files, "客户问起").body();
        assertThat(shown).contains("<img src=\"data:image/jpeg");
        HttpResponse<byte[]> file =
                AGENT.postForFile(
                        files,
                        files + "/" + RoomsStory.first(FILE, shown),
                        Map.of("reason", "客户问起"));
        assertThat(file.body()).isEqualTo(PICTURE);
        assertThat(header(file, "Content-Type")).isEqualTo("image/png");
        assertThat(header(file, "Content-Disposition")).startsWith("inline");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Cache-Control")).contains("no-store");
        assertThat(opened() - before).isEqualTo(2);
    }

    @Test
    void aPdfIsKeptAsAFileThatNoBrowserOpensByItself() {
        String files = files("13900000302");
        add(files, "scan", "a.jpg", PDF, "k2");
        String id = RoomsStory.first(FILE, look(files, "核对").body());
        HttpResponse<byte[]> file =
                AGENT.postForFile(files, files + "/" + id, Map.of("reason", "核对"));
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(header(file, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(file, "Content-Disposition")).startsWith("attachment");
    }

    @Test
    void whatAFileIsIsToldByItsContent() {
        String files = files("13900000303");
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(add(files, "photo", "a.jpg", page, "k3").statusCode()).isEqualTo(422);
        byte[] broken = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};
        assertThat(add(files, "photo", "a.jpg", broken, "k4").statusCode()).isEqualTo(422);
        byte[] large = new byte[9 << 20];
        System.arraycopy(PICTURE, 0, large, 0, PICTURE.length);
        assertThat(add(files, "photo", "a.png", large, "k5").statusCode()).isEqualTo(422);
        assertThat(add(files, "signature", "a.png", PICTURE, "k6").statusCode()).isEqualTo(422);
        assertThat(AGENT.get(files).body()).contains("还没有附件");
    }

    @Test
    void aFormSentTwiceKeepsOneFile() {
        String files = files("13900000304");
        add(files, "photo", "a.png", PICTURE, "k7");
        add(files, "photo", "a.png", PICTURE, "k7");
        assertThat(AGENT.get(files).body().split("· PNG ", -1)).hasSize(2);
    }

    @Test
    void theTechnicianAddsToTheJobAndErasingTheCustomerTakesItAway() {
        String number = ROOMS.report(AGENT, "13900000305");
        ROOMS.assign(TestBrowser.as(SERVER, "xufang"), number, ROOMS.person("Y201"));
        String files = "/requests/" + number + "/files";
        TECHNICIAN.postFile(files, files, Map.of("sort", "scan", "key", "k8"), "slip.png", PICTURE);
        assertThat(AGENT.get(files).body()).contains("扫描件", "李伟");
        long customer =
                SERVER.bean(Requests.class)
                        .find(new OrgId(1), SubjectId.parse(number).orElseThrow())
                        .orElseThrow()
                        .request()
                        .customer()
                        .orElseThrow();
        SERVER.bean(Persons.class)
                .erase(new OrgId(1), new PersonId(customer), ROOMS.person("Y101"), "客户要求");
        assertThat(AGENT.get(files).body()).contains("还没有附件");
    }

    private static String files(String phone) {
        return "/requests/" + ROOMS.report(AGENT, phone) + "/files";
    }

    private static HttpResponse<String> add(
            String files, String sort, String name, byte[] file, String key) {
        return AGENT.postFile(files, files, Map.of("sort", sort, "key", key), name, file);
    }

    private static HttpResponse<String> look(String files, String reason) {
        return AGENT.post(files, files + "/shown", Map.of("reason", reason));
    }

    private static long opened() {
        try (Connection connection = SERVER.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            try (ResultSet count =
                    statement.executeQuery(
                            "select count(*) from fact where kind = 'personal.unmasked'"
                                    + " and body ->> 'field' = 'enclosure'")) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
