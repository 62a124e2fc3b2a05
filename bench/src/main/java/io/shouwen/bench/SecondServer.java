package io.shouwen.bench;

import io.shouwen.server.ShouwenServer;
import io.shouwen.server.StartSettings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;

import org.springframework.context.ConfigurableApplicationContext;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.rmi.server.UnicastRemoteObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A second server over the database of a first, in a process of its own; what people do there is
 * driven from here.
 */
final class SecondServer implements AutoCloseable {
    private static final String OPEN = "second server: ";
    private static final String HOST = "-Djava.rmi.server.hostname=localhost";

    private final Process process;
    private final URI uri;
    private final Hands hands;

    private SecondServer(Process process, URI uri, Hands hands) {
        this.process = process;
        this.uri = uri;
        this.hands = hands;
    }

    static SecondServer beside(BenchServer first) throws IOException {
        List<String> command =
                ChildProcess.command(
                        SecondServer.class.getName(),
                        List.of(
                                "-Xmx512m",
                                HOST,
                                "-Dshouwen.standards=" + System.getProperty("shouwen.standards")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("BENCH_DB_URL", first.address().url());
        environment.put("SHOUWEN_KEYS", first.keys().toString());
        environment.put("BENCH_ORG", first.org().toString());
        environment.put("BENCH_HALL", Integer.toString(first.hall()));
        return heard(builder.start());
    }

    /** Waits until it says where it is. */
    private static SecondServer heard(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(OPEN)) {
                String[] parts = line.substring(OPEN.length()).split(" ", -1);
                Thread.ofVirtual().start(() -> said.lines().forEach(System.out::println));
                return new SecondServer(process, URI.create(parts[0]), hands(parts[1]));
            }
            before.append(line).append('\n');
        }
        throw new IOException("The second server did not start:\n" + before);
    }

    private static Hands hands(String stub) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(stub);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Hands) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    URI uri() {
        return uri;
    }

    Hands hands() {
        return hands;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** The second process. */
    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext server =
                ShouwenServer.start(
                        Database.at(DatabaseAddress.parse(given("BENCH_DB_URL"))),
                        new StartSettings(0, Path.of("target"), "", false));
        Hands hands =
                new HandsAt(
                        server,
                        new OrgId(Integer.parseInt(given("BENCH_ORG"))),
                        Integer.parseInt(given("BENCH_HALL")));
        // What is exported is held weakly until the first process has it.
        server.getBeanFactory().registerSingleton("hands", hands);
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stub)) {
            out.writeObject(UnicastRemoteObject.exportObject(hands, 0));
        }
        System.out.printf(
                "%s%s %s%n",
                OPEN,
                BenchServer.uri(server),
                Base64.getEncoder().encodeToString(stub.toByteArray()));
    }

    /** What the first process handed over. */
    private static String given(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseThrow();
    }
}
