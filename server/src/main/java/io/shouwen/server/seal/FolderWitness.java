package io.shouwen.server.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends roots to one file an organisation in a folder that is kept elsewhere: a share, a
 * synchronised folder, a write-once medium. The file is what {@code seal verify --witness} reads.
 */
record FolderWitness(Path folder) implements Witness {
    @Override
    public String name() {
        return "folder";
    }

    @Override
    public void send(Notice notice) throws IOException {
        Path file = folder.resolve("seal-%s.jsonl".formatted(notice.root().org()));
        String lines = notice.key().line() + "\n" + notice.root().line() + "\n";
        // The folder must be there: a share that is not mounted must not be made up.
        Files.write(
                file,
                lines.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }
}
