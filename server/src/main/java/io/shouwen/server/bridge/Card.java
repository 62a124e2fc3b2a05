package io.shouwen.server.bridge;

/** What a reader reads off an identity card. */
public record Card(String name, String number, String address) {
    /** A card of nobody: the number belongs to a place that does not exist. */
    public static final Card SAMPLE = new Card("林秀英", "990101199001010017", "样板市河滨路 6 号 2 栋 301");
}
