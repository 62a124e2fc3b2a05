package io.shouwen.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Connections that write down each statement with its values, and where transactions end. */
final class Recorder {
    private final List<Step> steps = new ArrayList<>();

    /** Something sent to the database. */
    sealed interface Step {}

    /**
     * A statement.
     *
     * @param sql with a question mark for each value
     */
    record Sent(String sql, List<Optional<Object>> values) implements Step {}

    /** The end of a transaction. */
    record Committed() implements Step {}

    /** What was sent, in order. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    DataSource over(DataSource pool) {
        return proxy(
                DataSource.class,
                (self, method, args) -> {
                    Object answer = call(pool, method, args);
                    return answer instanceof Connection connection ? over(connection) : answer;
                });
    }

    private Connection over(Connection real) {
        return proxy(
                Connection.class,
                (self, method, args) -> {
                    if (method.getName().equals("commit")) {
                        steps.add(new Committed());
                    }
                    Object answer = call(real, method, args);
                    return answer instanceof PreparedStatement statement
                            ? over(statement, String.valueOf(args[0]))
                            : answer;
                });
    }

    private PreparedStatement over(PreparedStatement real, String sql) {
        TreeMap<Integer, Optional<Object>> values = new TreeMap<>();
        return proxy(
                PreparedStatement.class,
                (self, method, args) -> {
                    String name = method.getName();
                    boolean value =
                            name.startsWith("set")
                                    && args.length >= 2
                                    && args[0] instanceof Integer;
                    if (value) {
                        values.put(
                                (Integer) args[0],
                                name.equals("setNull")
                                        ? Optional.empty()
                                        : Optional.ofNullable(args[1]));
                    } else if (name.startsWith("execute")) {
                        steps.add(new Sent(sql, List.copyOf(values.values())));
                    }
                    return call(real, method, args);
                });
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
                        Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
