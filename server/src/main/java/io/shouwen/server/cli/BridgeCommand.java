package io.shouwen.server.cli;

import io.shouwen.server.bridge.Card;
import io.shouwen.server.bridge.Simulator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** A bridge without devices, for a counter or a kiosk where there are none yet. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates the program by which a page reaches the devices of its machine.",
            "It writes here what the light strip shows and what is printed, and has a page of its"
                    + " own.",
            "Type 1 to 5 to rate, c to lay a card, o and i to take the paper out and put it in, q"
                    + " to end."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended", "2:it could not be started"})
final class BridgeCommand implements Callable<Integer> {
    private final InputStream keys;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--secret",
            required = true,
            paramLabel = "SECRET",
            description = "As the hall's settings showed it.")
    private String secret = "";

    @Option(
            names = "--origin",
            required = true,
            paramLabel = "ADDRESS",
            description = "Where the house is, such as https://hall.example: its pages may speak.")
    private List<String> origins = List.of();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9310",
            description = "As in the hall's settings. Default: 9310.")
    private int port;

    BridgeCommand(InputStream keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Simulator simulator =
                Simulator.start(port, secret, Set.copyOf(origins), out::println)) {
            out.println("http://127.0.0.1:" + simulator.port() + "/");
            out.flush();
            play(simulator);
        }
        return 0;
    }

    /** Where nobody types, it runs until it is ended. */
    private void play(Simulator simulator) throws IOException, InterruptedException {
        BufferedReader typed =
                new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8));
        for (String line = typed.readLine(); line != null; line = typed.readLine()) {
            switch (line.strip()) {
                case "1", "2", "3", "4", "5" ->
                        simulator.things().rate(Integer.parseInt(line.strip()), false);
                case "c" -> simulator.things().lay(Card.SAMPLE);
                case "o" -> simulator.things().paper(false);
                case "i" -> simulator.things().paper(true);
                case "q" -> {
                    return;
                }
                default -> spec.commandLine().usage(spec.commandLine().getOut());
            }
        }
        Thread.currentThread().join();
    }
}
