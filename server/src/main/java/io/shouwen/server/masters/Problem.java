package io.shouwen.server.masters;

import io.shouwen.pack.yaml.Phrases;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something in a workbook that must be mended before it can be taken in.
 *
 * @param row as Excel shows it; 0 for the sheet as a whole
 * @param column the column's key, or "" for the row as a whole
 * @param slug the sentence is the text {@code masters.problem.SLUG}
 * @param found what stands there
 * @param allowed what may stand there, where that is a short list
 * @param nearest the known name that is nearest to what was found, or ""
 */
public record Problem(
        Optional<Sheet> sheet,
        String sheetFound,
        int row,
        String column,
        String slug,
        String found,
        List<String> allowed,
        String nearest) {
    private static final int LONGEST_QUOTE = 60;

    public Problem {
        allowed = List.copyOf(allowed);
    }

    /** The sheet's title in the reader's language. */
    String sheetTitle(Texts texts) {
        return sheet.map(it -> it.title(texts)).orElse(sheetFound);
    }

    /** The column's title, or "". */
    String columnTitle(Texts texts) {
        return sheet.filter(it -> !column.isEmpty())
                .map(it -> it.column(column).title(it, texts))
                .orElse("");
    }

    /** What is wrong, what was found, what is allowed and what was probably meant. */
    String sentence(Texts texts) {
        List<String> choices = choices(texts);
        String near = choices.isEmpty() ? nearest : nearest(choices, texts);
        List<String> may = choices.isEmpty() ? allowed : choices;
        StringBuilder sentence =
                new StringBuilder(texts.of("masters.problem." + slug, shortened(found)));
        if (!near.isEmpty()) {
            sentence.append(texts.of("masters.nearest", near));
        }
        if (!may.isEmpty()) {
            sentence.append(
                    texts.of("masters.allowed", String.join(texts.of("masters.comma"), may)));
        }
        return sentence.toString();
    }

    /** What may stand there, where it is written in the words of a language. */
    private List<String> choices(Texts texts) {
        return switch (slug) {
            case "not-a-word" -> {
                Column of = sheet.orElseThrow().column(column);
                yield of.words().stream().map(word -> of.shown(word, texts)).toList();
            }
            case "unknown-column" -> {
                Sheet in = sheet.orElseThrow();
                yield in.columns().stream().map(one -> one.title(in, texts)).toList();
            }
            case "unknown-sheet" -> allowed.stream().map(key -> texts.of("master." + key)).toList();
            default -> List.of();
        };
    }

    /** Whatever language the file was written in, the name is said in the reader's. */
    private String nearest(List<String> choices, Texts texts) {
        List<String> both = new ArrayList<>(choices);
        both.addAll(choices(Texts.in(texts.language().other())));
        return Phrases.nearest(found, both)
                .map(name -> choices.get(both.indexOf(name) % choices.size()))
                .orElse("");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
