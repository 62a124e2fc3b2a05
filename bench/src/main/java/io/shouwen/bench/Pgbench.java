package io.shouwen.bench;

import io.shouwen.server.postgres.DatabaseAddress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The peer: PostgreSQL's own replayer, which thinks about nothing. */
record Pgbench(DatabaseAddress address, Path script) {
    private static final Pattern DONE =
            Pattern.compile("number of transactions actually processed: (\\d+)");

    /** How many times the script was run through in so many seconds. */
    long run(int clients, int seconds) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                "pgbench",
                                "-n",
                                "-M",
                                "prepared",
                                "-h",
                                address.host(),
                                "-p",
                                Integer.toString(address.port()),
                                "-U",
                                address.user(),
                                "-f",
                                script.toString(),
                                "-c",
                                Integer.toString(clients),
                                "-j",
                                Integer.toString(Math.min(clients, 2)),
                                "-T",
                                Integer.toString(seconds),
                                address.database()));
        builder.environment().put("PGPASSWORD", address.password());
        builder.environment().put("PGOPTIONS", "-c role=shouwen_app");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher done = DONE.matcher(said);
        if (process.waitFor() != 0 || !done.find()) {
            throw new IOException("pgbench failed: " + said);
        }
        return Long.parseLong(done.group(1));
    }
}
