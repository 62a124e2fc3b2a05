package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a database is and as whom to enter it. Reads {@code postgresql://user:password@host/db} and
 * {@code jdbc:postgresql://host/db?user=..&password=..}; other parameters are passed on.
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        String user,
        String password,
        Map<String, String> parameters) {
    public DatabaseAddress {
        parameters = Map.copyOf(parameters);
    }

    public static DatabaseAddress parse(String written) {
        String plain = written.strip().replaceFirst("^jdbc:", "");
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw unreadable();
        }
        try {
            return parse(URI.create(plain));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static DatabaseAddress parse(URI uri) {
        Map<String, String> parameters = new TreeMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = info.indexOf(':');
        String infoUser = decode(colon < 0 ? info : info.substring(0, colon));
        String infoPassword = colon < 0 ? "" : decode(info.substring(colon + 1));
        String user = parameters.getOrDefault("user", infoUser);
        String password = parameters.getOrDefault("password", infoPassword);
        parameters.remove("user");
        parameters.remove("password");
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (uri.getHost() == null || database.isEmpty() || user.isEmpty()) {
            throw unreadable();
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(uri.getHost(), port, database, user, password, parameters);
    }

    private static TerminalProblem unreadable() {
        return new TerminalProblem(TerminalProblem.Kind.SETTING, "start.database-url-unreadable");
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        StringBuilder url =
                new StringBuilder("jdbc:postgresql://%s:%d/%s".formatted(host, port, database));
        char separator = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            url.append(separator).append(parameter.getKey()).append('=');
            url.append(encode(parameter.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    /** With user and password: what another process is given as SHOUWEN_DB_URL. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(encode(user), encode(password), host, port, database);
    }

    public DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(host, port, other, user, password, parameters);
    }

    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(host, port, database, otherUser, otherPassword, parameters);
    }

    /** Where it is, for a sentence: never the password. */
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(host, port, database);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
