package io.shouwen.server.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was enclosed, as a file: its content lies as a data address, or as the words it is. */
public final class Attachment {
    private static final Pattern ADDRESS = Pattern.compile("data:[a-z]+/[a-z]+;base64,(.*)");
    private static final int MEGABYTE = 1 << 20;

    private final Media media;
    private final Bytes bytes;

    private Attachment(Media media, byte[] bytes) {
        this.media = media;
        this.bytes = new Bytes(bytes);
    }

    /** The file, if it is one of those that are taken in and not too large. */
    public static Optional<Attachment> of(byte[] file) {
        return Media.of(file)
                .filter(media -> file.length <= media.megabytes() * MEGABYTE)
                .map(media -> new Attachment(media, file));
    }

    /** What lies as an enclosure. */
    public static Attachment read(String content) {
        Matcher address = ADDRESS.matcher(content);
        if (!address.matches()) {
            return new Attachment(Media.TEXT, content.getBytes(StandardCharsets.UTF_8));
        }
        byte[] file = Base64.getDecoder().decode(address.group(1));
        return new Attachment(Media.of(file).orElse(Media.TEXT), file);
    }

    public Media media() {
        return media;
    }

    public byte[] bytes() {
        return bytes.content();
    }

    public int size() {
        return bytes.size();
    }

    /** As it is to be enclosed. */
    public String content() {
        return media == Media.TEXT
                ? new String(bytes.content(), StandardCharsets.UTF_8)
                : "data:%s;base64,%s"
                        .formatted(
                                media.type(), Base64.getEncoder().encodeToString(bytes.content()));
    }
}
