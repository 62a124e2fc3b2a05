package io.shouwen.server.story;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.text.Texts;

/** What was said last about a request, among the facts that count. */
final class Told {
    private Told() {}

    /** The last value of an attribute; empty if nobody told it. */
    static String last(Story story, String attribute) {
        return story.history().counted(story.judged().asOf()).stream()
                .flatMap(fact -> fact.value(attribute).stream())
                .map(Value::toString)
                .reduce("", (first, last) -> last);
    }

    /** The same as a word of the reader's language. */
    static String word(Story story, String attribute, Texts texts) {
        return Attributes.value(texts, last(story, attribute));
    }
}
