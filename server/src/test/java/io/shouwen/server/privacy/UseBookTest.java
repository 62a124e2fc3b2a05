package io.shouwen.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.Office;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.seal.SealVerifier;
import io.shouwen.server.seal.Sealer;
import io.shouwen.server.seal.WitnessFile;
import io.shouwen.server.standard.Shelf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class UseBookTest {
    private static final OrgId ORG = new OrgId(1);
    private static final int AGENT = 7;

    @TempDir Path keys;
    private TestDatabase database;
    private Office office;
    private Journal journal;
    private Persons persons;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        office = Office.on(database.pool(), Cable.standards());
        office.found(database, ORG);
        office.scope.run(
                ORG,
                () ->
                        office.jdbc
                                .sql(
                                        """
                                        insert into unit (org, kind, name_zh)
                                        values (1, 'company', '甲')
                                        """)
                                .update());
        Shelf shelf =
                new Shelf(List.of(PersonalKinds.factsOfPersonalUse()), (org, unit) -> Set.of());
        shelf.put(Cable.standards());
        journal =
                new Journal(
                        database.pool(),
                        office.scope,
                        shelf,
                        office.histories,
                        office.judgements,
                        List.of(),
                        List.of(),
                        new FailPoints());
        persons =
                new Persons(
                        database.pool(),
                        office.scope,
                        PrivacyKeys.in(new KeyFolder(keys)),
                        new UseBook(
                                journal, office.clock, new Units(database.pool(), office.scope)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyUseIsASealedFactAndErasingLeavesTheProof() throws Exception {
        PersonId zhang =
                persons.enter(
                        ORG, Map.of(PersonField.NAME, "张三", PersonField.PHONE, "13812345678"));
        persons.find(ORG, "5678", AGENT);
        persons.find(ORG, "张三", AGENT);
        persons.unmask(ORG, zhang, PersonField.PHONE, AGENT, "回访");
        persons.erase(ORG, zhang, AGENT, "本人要求");

        assertThat(kinds(new Command.Claim("person", zhang.toString())))
                .containsExactly("personal.unmasked", "personal.erased");
        String today = office.clock.now().toString().substring(0, 10);
        assertThat(kinds(new Command.Claim("search", AGENT + "/" + today)))
                .containsExactly("personal.searched", "personal.searched");

        Sealer sealer = new Sealer(database.pool(), office.scope, new KeyFolder(keys));
        assertThat(sealer.sealAll()).isEqualTo(4);
        try (Connection connection = database.asOwner()) {
            SealReport report =
                    new SealVerifier(connection, WitnessFile.none(), Duration.ZERO).verify();
            assertThat(report.faults()).isEmpty();
            assertThat(report.parts().getFirst().sealed()).isEqualTo(4);
        }
    }

    private List<String> kinds(Command.Claim book) {
        return journal
                .holder(ORG, book)
                .flatMap(subject -> journal.history(ORG, subject))
                .orElseThrow()
                .facts()
                .stream()
                .map(Fact::kind)
                .map(Object::toString)
                .toList();
    }
}
