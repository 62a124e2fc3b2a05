package io.shouwen.server.inbox;

import io.shouwen.server.page.Csv;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The rejected rows of a file as a table, in both languages; it appears once it is whole. */
final class Rejects implements Closeable {
    private static final Texts ZH = Texts.in(Language.ZH);
    private static final Texts EN = Texts.in(Language.EN);

    private final Path unfinished;
    private final Path target;
    private final BufferedWriter out;
    private boolean any;

    Rejects(Path target) throws IOException {
        this.target = target;
        this.unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        this.out = fresh(unfinished);
        out.write(Csv.MARK);
        out.write(Csv.line(List.of("行 Row", "字段 Field", "内容 Text", "问题", "怎么改", "Wrong", "Mend")));
    }

    /** Opens a new file in the place of one that may be there; a link is not followed. */
    static BufferedWriter fresh(Path path) throws IOException {
        Files.deleteIfExists(path);
        return Files.newBufferedWriter(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * @param text what stands in the field
     */
    void add(RowProblem problem, String text) {
        any = true;
        try {
            out.write(
                    Csv.line(
                            List.of(
                                    Long.toString(problem.row()),
                                    problem.field(),
                                    text,
                                    problem.wrong(ZH),
                                    problem.mend(ZH),
                                    problem.wrong(EN),
                                    problem.mend(EN))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it appear, if there is anything in it; that of an earlier reading goes. */
    void complete() throws IOException {
        out.close();
        if (any) {
            Files.move(
                    unfinished,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(target);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
