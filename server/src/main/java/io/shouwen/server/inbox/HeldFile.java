package io.shouwen.server.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * A file opened once: whatever is put in its place meanwhile, what is read is what was found. A
 * link is not opened.
 */
final class HeldFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final State found;

    private record State(long size, FileTime written, String which) {
        static State of(Path path) throws IOException {
            BasicFileAttributes now =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new State(
                    now.size(), now.lastModifiedTime(), Objects.toString(now.fileKey(), ""));
        }
    }

    HeldFile(Path path) throws IOException {
        this.path = path;
        this.found = State.of(path);
        this.channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** What it holds, from the beginning. */
    InputStream open() {
        return new Stream(channel);
    }

    /** SHA-256 of what it holds. */
    byte[] hash() throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whether another file lies there now, or none, or more in it. */
    boolean changed() {
        try {
            return !State.of(path).equals(found);
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads at a place of its own, so that several may read one after the other. */
    private static final class Stream extends InputStream {
        private final FileChannel channel;
        private long at;

        Stream(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int many = channel.read(ByteBuffer.wrap(bytes, offset, length), at);
            at += Math.max(0, many);
            return many;
        }
    }
}
