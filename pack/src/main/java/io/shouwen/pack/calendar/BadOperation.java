package io.shouwen.pack.calendar;

/** One line of operations that cannot be answered; the message is the sentence for its author. */
final class BadOperation extends Exception {
    private static final long serialVersionUID = 1;

    BadOperation(String sentence) {
        super(sentence);
    }
}
