package io.shouwen.server.place;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.AddressWords;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Finds places by what people type of an address. */
@Component
public final class Places {
    private static final int MOST_HITS = 8;
    private static final int MOST_WORDS = 6;

    private final OrgScope scope;
    private final PlaceRows rows;

    public Places(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.rows = new PlaceRows(JdbcClient.create(dataSource));
    }

    /**
     * What an address may mean, the likeliest first.
     *
     * @param sure whether the first one is meant: its whole name is in the address, and no other
     *     place has as many of its words
     */
    public record Guess(List<Located> places, boolean sure) {
        public Guess {
            places = List.copyOf(places);
        }
    }

    /** Places of which some words of the address are part, typed to the end or not. */
    public Guess guess(OrgId org, String address) {
        List<String> all = AddressWords.of(address);
        List<String> words =
                all.stream()
                        .filter(word -> word.codePointCount(0, word.length()) > 1)
                        .limit(MOST_WORDS)
                        .toList();
        if (words.isEmpty()) {
            return new Guess(List.of(), false);
        }
        return scope.reading(
                org,
                () -> {
                    List<PlaceRows.Hit> hits = rows.having(org, words, MOST_HITS);
                    List<Integer> ids = hits.stream().map(PlaceRows.Hit::id).toList();
                    return new Guess(rows.located(org, ids), sure(hits, address));
                });
    }

    private static boolean sure(List<PlaceRows.Hit> hits, String address) {
        if (hits.isEmpty()) {
            return false;
        }
        String typed = AddressWords.plain(address).replace(" ", "");
        String name = AddressWords.plain(hits.getFirst().name()).replace(" ", "");
        boolean best = hits.size() == 1 || hits.getFirst().words() > hits.get(1).words();
        return best && typed.contains(name);
    }

    /** A place by its id. */
    public Optional<Located> find(OrgId org, int id) {
        return scope.reading(org, () -> rows.located(org, List.of(id)).stream().findFirst());
    }
}
