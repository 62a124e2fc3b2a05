package io.shouwen.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/** Connections that write down each statement with its values, and where transactions end. */
final class Recorder {
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());
    private final BooleanSupplier listens;

    Recorder() {
        this(() -> true);
    }

    /**
     * @param listens whether what is sent now, by this thread, is written down
     */
    Recorder(BooleanSupplier listens) {
        this.listens = listens;
    }

    /** Something sent to the database. */
    sealed interface Step {}

    /**
     * A statement.
     *
     * @param sql with a question mark for each value
     * @param calls by which the values were set, in any order
     */
    record Sent(String sql, List<Optional<Object>> values, List<Call> calls) implements Step {
        /** Sets the values again. */
        void setOn(PreparedStatement statement) throws ReflectiveOperationException {
            for (Call call : calls) {
                call.method().invoke(statement, call.arguments().toArray());
            }
        }
    }

    /** A value of a statement, as it was set. */
    record Call(Method method, List<Object> arguments) {}

    /** The end of a transaction. */
    record Committed() implements Step {}

    /** What was sent, in order. */
    List<Step> steps() {
        synchronized (steps) {
            return List.copyOf(steps);
        }
    }

    void forget() {
        steps.clear();
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
                    if (method.getName().equals("commit") && listens.getAsBoolean()) {
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
        TreeMap<Integer, Call> calls = new TreeMap<>();
        return proxy(
                PreparedStatement.class,
                (self, method, args) -> {
                    String name = method.getName();
                    boolean value =
                            name.startsWith("set")
                                    && args.length >= 2
                                    && args[0] instanceof Integer;
                    if (value) {
                        calls.put((Integer) args[0], new Call(method, Arrays.asList(args)));
                        values.put(
                                (Integer) args[0],
                                name.equals("setNull")
                                        ? Optional.empty()
                                        : Optional.ofNullable(args[1]));
                    } else if (name.startsWith("execute") && listens.getAsBoolean()) {
                        steps.add(
                                new Sent(
                                        sql,
                                        List.copyOf(values.values()),
                                        List.copyOf(calls.values())));
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
