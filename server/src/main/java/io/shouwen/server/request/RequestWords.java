package io.shouwen.server.request;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.PersonalProof;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/**
 * What was written about a request in a person's own words. A fact carries the name of a text
 * alone, which is its salted hash; the text lies under the key of whoever wrote it.
 */
@Component
public final class RequestWords {
    private final OrgScope scope;
    private final JdbcClient jdbc;
    private final Writings writings;

    public RequestWords(DataSource dataSource, OrgScope scope, Writings writings) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
        this.writings = writings;
    }

    /** A text that is not kept yet, and the name that a fact gives it. */
    public record Named(String name, PersonalProof text) {
        public static Named of(String text) {
            PersonalProof proof = PersonalProof.of(text);
            return new Named(proof.hash(), proof);
        }
    }

    /** Keeps a text that a fact of the request names; in the transaction of that fact. */
    public void keep(OrgId org, SubjectId request, int person, Named words) {
        Writings.Kept kept = writings.keep(org, person, words.text());
        jdbc.sql(
                        """
                        insert into request_words (org, request, name, person, writer, version)
                        values (:org, :request, :name, :person, :writer, :version)
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .param("name", words.name())
                .param("person", person)
                .param("writer", kept.writer().value())
                .param("version", kept.version())
                .update();
    }

    /** The texts of a request by their names; one that was erased is missing. */
    public Map<String, String> of(OrgId org, SubjectId request) {
        return scope.reading(
                org,
                () -> {
                    Map<String, String> words = new HashMap<>();
                    jdbc.sql(
                                    """
                                    select name, writer, version from request_words
                                    where org = :org and request = :request
                                    """)
                            .param("org", org.value())
                            .param("request", request.value())
                            .query(row -> {
                                String name = row.getString("name");
                                Writings.Kept kept =
                                        new Writings.Kept(
                                                new PersonId(row.getLong("writer")),
                                                row.getInt("version"));
                                writings.read(org, kept)
                                        .ifPresent(text -> words.put(name, text.value()));
                            });
                    return words;
                });
    }
}
