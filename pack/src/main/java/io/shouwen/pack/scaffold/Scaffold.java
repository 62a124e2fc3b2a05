package io.shouwen.pack.scaffold;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The beginning of a written code: one promise with its scenarios, clean and passing. */
public final class Scaffold {
    /** What a code may be called: it is the name of its folder. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private static final String STANDARD =
            """
            standard: CODE
            title:  {zh: 服务规范, en: Service code}
            source: the document that this code restates
            """;

    private static final String VERSION =
            """
            in-force: {from: YEAR-01-01}
            zone: Asia/Shanghai
            # Who answers for what.
            roles:
              technician: {zh: 维修员, en: Technician}
            # What a breach is called.
            findings:
              late-arrival: {zh: 到场超时, en: Late arrival}
            """;

    private static final String FACTS =
            """
            # What can happen, who tells it, and what is told with it.
            repair.reported:
              says: {zh: 客户报修, en: Fault reported}
              producers: [agent, api]
              attributes:
                area: {one-of: [urban, rural], required: true}
            visit.arrived:
              says: {zh: 到达现场, en: On site}
              producers: [technician, api]
            """;

    private static final String CLAUSE =
            """
            clause: CODE.1.1
            cite:   {article: "第一条"}
            says:   {zh: "城区报修，半小时内到场", en: "Urban report: on site within half an hour"}
            promise:
              when:    {fact: repair.reported, area: urban}
              kept-by: visit.arrived
              within:  30 min
              answers: technician
              broken:  late-arrival
            """;

    private static final String SCENARIO =
            """
            - name: in the thirtieth minute is on time
              facts:
                - YEAR-03-02 10:00 repair.reported area=urban
                - 10:30 visit.arrived
              then:
                CODE.1.1: kept, spare 0 min, due YEAR-03-02 10:30

            - name: a minute more is late
              facts:
                - YEAR-03-02 10:00 repair.reported area=urban
                - 10:31 visit.arrived
              then:
                CODE.1.1: broken, late 1 min

            - name: nobody comes, and time itself breaks the promise
              facts: YEAR-03-02 10:00 repair.reported area=urban
              at: YEAR-03-02 10:31
              then:
                CODE.1.1: overdue

            - name: the country has no such limit
              facts: YEAR-03-02 10:00 repair.reported area=rural
              then:
                CODE.1.1: none
            """;

    private Scaffold() {}

    /**
     * Writes the files.
     *
     * @param code the name of the code and of its folder
     * @param year the version, and the year in which it comes into force
     * @return the files in the order of reading
     * @throws FileAlreadyExistsException if there is a folder of that name
     */
    public static List<Path> write(Path standards, String code, int year) throws IOException {
        Path folder = standards.resolve(code);
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files(code, year).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            written.add(path);
        }
        return written;
    }

    private static Map<String, String> files(String code, int year) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("standard.yaml", STANDARD);
        files.put(year + "/version.yaml", VERSION);
        files.put(year + "/facts.yaml", FACTS);
        files.put(year + "/clauses/1-1-arrive.yaml", CLAUSE);
        files.put(year + "/clauses/1-1-arrive.scenario.yaml", SCENARIO);
        files.replaceAll(
                (name, text) -> text.replace("CODE", code).replace("YEAR", Integer.toString(year)));
        return files;
    }
}
