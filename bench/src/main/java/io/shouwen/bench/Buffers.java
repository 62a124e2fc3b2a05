package io.shouwen.bench;

import io.shouwen.bench.Recorder.Sent;
import io.shouwen.bench.Recorder.Step;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** How many pages of the database what was read touches when it is read once more. */
record Buffers(DataSource pool) {
    /** What a page writes, such as that somebody searched, cannot be written twice. */
    private static final Pattern WRITES =
            Pattern.compile("\\b(insert\\s+into|delete\\s+from|update\\s+\\w+\\s+set)\\b");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What one statement touches. */
    record Touched(String sql, long buffers) {}

    /** What all statements of a page touch. */
    record Sum(List<Touched> statements) {
        long buffers() {
            return statements.stream().mapToLong(Touched::buffers).sum();
        }

        /** The one that touches most. */
        Touched worst() {
            return statements.stream()
                    .max(Comparator.comparingLong(Touched::buffers))
                    .orElse(new Touched("", 0));
        }
    }

    /** Sends them with their values, each to be explained. */
    Sum of(List<Step> steps) throws SQLException, ReflectiveOperationException {
        List<Touched> touched = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (Step step : steps) {
                if (step instanceof Sent sent && !WRITES.matcher(sent.sql()).find()) {
                    touched.add(of(connection, sent));
                }
            }
            connection.rollback();
        }
        return new Sum(touched);
    }

    private static Touched of(Connection connection, Sent sent)
            throws SQLException, ReflectiveOperationException {
        boolean setting = sent.sql().contains("set_config(");
        String sql = setting ? sent.sql() : "explain (analyze, buffers, format json) " + sent.sql();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            sent.setOn(statement);
            if (setting) {
                statement.execute();
                return new Touched("", 0);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                JsonNode plan = JSON.readTree(row.getString(1)).path(0).path("Plan");
                return new Touched(
                        sent.sql().strip().replaceAll("\\s+", " "),
                        plan.path("Shared Hit Blocks").asLong()
                                + plan.path("Shared Read Blocks").asLong());
            }
        }
    }
}
