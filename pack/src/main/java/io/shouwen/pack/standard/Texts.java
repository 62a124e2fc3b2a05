package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;

import java.util.Optional;

/** Reads what stands in both languages. */
final class Texts {
    static final Form.Keys KEYS = Form.Keys.of("a text in both languages", "zh", "en");

    private Texts() {}

    /** The text under a key that must be there. */
    static Optional<Words> words(Form form, String key) {
        return form.required(key).isEmpty() ? Optional.empty() : read(form.form(key, KEYS));
    }

    static Optional<Words> read(Optional<Form> form) {
        Optional<String> zh = form.flatMap(f -> f.requiredWords("zh"));
        Optional<String> en = form.flatMap(f -> f.requiredWords("en"));
        return zh.isEmpty() || en.isEmpty()
                ? Optional.empty()
                : Optional.of(new Words(zh.get(), en.get()));
    }
}
