package io.shouwen.server.privacy;

/** How a picture must look that is enclosed: a JPEG or PNG within the text of a data address. */
public final class Picture {
    /** A photo as a phone shrinks it is a fifth of that. */
    private static final int LONGEST = 1_500_000;

    private Picture() {}

    /** Whether it is one by what it holds, not only by what it says. */
    public static boolean fits(String content) {
        return content.length() <= LONGEST
                && content.matches("data:image/(jpeg|png);base64,[A-Za-z0-9+/]+={0,2}")
                && content.startsWith("data:" + Attachment.read(content).media().type());
    }
}
