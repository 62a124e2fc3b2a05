package io.shouwen.server.crash;

import io.shouwen.server.crash.FailPoints.Side;

import org.postgresql.jdbc.PgConnection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The connections of a process that hangs on a switch: each SQL statement and each commit is a
 * place, and when the process is gone its connections break, as the operating system would do it.
 */
final class Tapped {
    private static final Set<String> LAST_WISHES = Set.of("close", "isClosed", "toString");
    private static final int LABEL_LENGTH = 40;

    private final CrashSwitch crash;

    private Tapped(CrashSwitch crash) {
        this.crash = crash;
    }

    static DataSource of(DataSource pool, CrashSwitch crash) {
        Tapped tapped = new Tapped(crash);
        return proxy(
                DataSource.class,
                (self, method, args) -> {
                    Object answer = call(pool, method, args);
                    return answer instanceof Connection connection
                            ? tapped.connection(connection)
                            : answer;
                });
    }

    private Connection connection(Connection real) {
        return proxy(
                Connection.class,
                (self, method, args) -> {
                    if (crash.dead()) {
                        return afterDeath(real, method);
                    }
                    if (method.getName().equals("commit")) {
                        return around("commit", real, method, args);
                    }
                    Object answer = call(real, method, args);
                    if (answer instanceof PreparedStatement prepared) {
                        return statement(
                                PreparedStatement.class, prepared, label(String.valueOf(args[0])));
                    }
                    return answer instanceof Statement plain
                            ? statement(Statement.class, plain, "")
                            : answer;
                });
    }

    private <T extends Statement> T statement(Class<T> type, T real, String sql) {
        return proxy(
                type,
                (self, method, args) -> {
                    if (!method.getName().startsWith("execute")) {
                        return call(real, method, args);
                    }
                    return around(
                            sql.isEmpty() ? label(String.valueOf(args[0])) : sql,
                            real,
                            method,
                            args);
                });
    }

    private Object around(String statement, Object real, Method method, Object[] args)
            throws Throwable {
        crash.reach(Side.BEFORE, statement);
        Object answer = call(real, method, args);
        crash.reach(Side.AFTER, statement);
        return answer;
    }

    private Object afterDeath(Connection real, Method method) throws SQLException {
        if (!real.isClosed()) {
            real.unwrap(PgConnection.class).abort(Runnable::run);
            try {
                real.close();
            } catch (SQLException e) {
                // The pool notices that it is broken and lets it go.
            }
        }
        if (LAST_WISHES.contains(method.getName())) {
            return method.getName().equals("isClosed") ? true : "dead";
        }
        throw new CrashSwitch.Died(method.getName());
    }

    private static String label(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(LABEL_LENGTH, line.length()));
    }

    private static Object call(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        Tapped.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
