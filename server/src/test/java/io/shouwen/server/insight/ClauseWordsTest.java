package io.shouwen.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ClauseWordsTest {
    private static final Codes CODES =
            Codes.read(List.of(Path.of("../standards/yingshan-cable")), new Problems())
                    .orElseThrow();

    private static final Pack PACK = CODES.packs().getFirst();
    private static final Standard ADOPTED = CODES.adopted().versions().getLast();

    @Test
    void aSentenceSaysWhatIsDoneAndThePartsSayItUnderTheirLabels() {
        Explanation does = words(Language.EN).of(clause("cable.3.3.2a"));
        assertThat(does.sentence()).contains("within 30 minutes", "“On site”");
        assertThat(does.parts())
                .filteredOn(part -> part.label() == Explanation.Label.LIMIT)
                .extracting(Explanation.Part::text)
                .singleElement()
                .asString()
                .contains("30 minutes");
    }

    @Test
    void attributesAndValuesAreCalledAsInTheRestOfTheHouse() {
        Texts zh = Texts.in(Language.ZH);
        assertThat(words(Language.ZH).of(clause("cable.3.3.2a")).sentence())
                .contains(zh.of("story.attribute.area") + " 为 " + zh.of("story.value.urban"));
    }

    @Test
    void aClauseThatIsNotAdoptedIsExplainedAsItIsWritten() {
        Clause left = clause("cable.3.3.5a");
        assertThat(new ReadClause(left, words(Language.EN).of(left), List.of()).adopted())
                .isFalse();
        assertThat(words(Language.EN).of(left).sentence()).contains("before");
    }

    @Test
    void whatWasNotReadFromAFolderIsStillExplained() {
        ClauseWords words =
                new ClauseWords(
                        CODES.standards().catalogue(), Optional.empty(), Texts.in(Language.EN));
        assertThat(words.of(clause("cable.3.3.2a")).sentence()).contains("within 30 minutes");
        assertThat(words.of(clause("cable.3.3.5a")).sentence()).contains("not adopted");
    }

    private static ClauseWords words(Language language) {
        return new ClauseWords(
                CODES.standards().catalogue(),
                Optional.of(PACK.versions().getLast()),
                Texts.in(language));
    }

    private static Clause clause(String id) {
        return ADOPTED.clauses().stream()
                .filter(clause -> clause.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
