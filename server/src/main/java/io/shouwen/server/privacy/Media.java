package io.shouwen.server.privacy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file is, as its own first bytes say; its name and its sender are not asked. */
public enum Media {
    JPEG("image/jpeg", "jpg", 8, "ffd8ff"),
    PNG("image/png", "png", 8, "89504e470d0a1a0a"),
    PDF("application/pdf", "pdf", 10, "255044462d"),
    /** Words; nothing is recognised as such. */
    TEXT("text/plain", "txt", 0, "");

    private final String type;
    private final String ending;
    private final int megabytes;
    private final String head;

    Media(String type, String ending, int megabytes, String head) {
        this.type = type;
        this.ending = ending;
        this.megabytes = megabytes;
        this.head = head;
    }

    /** What the bytes are; none if it is nothing that is enclosed here. */
    public static Optional<Media> of(byte[] file) {
        return Arrays.stream(values()).filter(media -> media.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        int length = head.length() / 2;
        return length > 0
                && file.length > length
                && HexFormat.of().formatHex(file, 0, length).equals(head);
    }

    /** As a browser is told. */
    public String type() {
        return type;
    }

    /** As the name of a file ends. */
    public String ending() {
        return ending;
    }

    /** The most that is taken in of it. */
    public int megabytes() {
        return megabytes;
    }

    public boolean picture() {
        return this == JPEG || this == PNG;
    }
}
