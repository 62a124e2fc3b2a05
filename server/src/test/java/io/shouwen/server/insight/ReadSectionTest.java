package io.shouwen.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.explain.Explanation;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReadSectionTest {
    @Test
    void clausesOfOneArticleStandTogetherWhateverTheirNumberInIt() {
        List<ReadSection> sections =
                ReadSection.of(
                        List.of(
                                clause("c.3.2a", "第三章第二条 1"),
                                clause("c.3.2b", "第三章第二条（2）"),
                                clause("c.3.2c", "第三章第二条"),
                                clause("c.3.3a", "第三章第三条 1、2")));

        assertThat(sections)
                .extracting(ReadSection::title)
                .containsExactly("第一篇 第三章第二条", "第一篇 第三章第三条");
        assertThat(sections)
                .extracting(ReadSection::id)
                .containsExactly("from-c.3.2a", "from-c.3.3a");
        assertThat(sections.getFirst().clauses()).hasSize(3);
        assertThat(sections.getFirst().judged()).isZero();
        assertThat(sections.getFirst().keptPercent()).isEmpty();
    }

    @Test
    void aCodeWithoutClausesHasNoSection() {
        assertThat(ReadSection.of(List.of())).isEmpty();
    }

    private static ReadClause clause(String id, String article) {
        return new ReadClause(
                new Clause(
                        new ClauseId(id),
                        new Citation("第一篇", article),
                        new Words("话", "words"),
                        new Shown("role")),
                new Explanation("sentence", List.of()),
                List.of());
    }
}
