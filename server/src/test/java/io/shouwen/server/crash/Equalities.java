package io.shouwen.server.crash;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.server.journal.Office;
import io.shouwen.server.judgement.StoredJudgement;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold of every subject at rest, whatever crashed: the facts are whole and in order, the
 * request has the handler that its facts tell, and everything kept of the judgement is what a
 * refold from nothing gives.
 */
public final class Equalities {
    private final Office office;
    private final OrgId org;
    private final RequestCourse course;

    public Equalities(Office office, OrgId org, RequestCourse course) {
        this.office = office;
        this.org = org;
        this.course = course;
    }

    /** One sentence for each thing that does not hold of any subject. */
    public List<String> broken() {
        List<SubjectId> all =
                office.scope.reading(
                        org,
                        () ->
                                office.jdbc
                                        .sql("select id from subject order by id")
                                        .query((row, n) -> new SubjectId(row.getLong(1)))
                                        .list());
        return all.stream().flatMap(subject -> broken(subject).stream()).toList();
    }

    /** One sentence for each thing that does not hold of the subject. */
    public List<String> broken(SubjectId subject) {
        List<String> sentences = new ArrayList<>();
        History history = office.journal.history(org, subject).orElseThrow();
        facts(history, sentences);
        if (history.kind().equals(RequestCourse.KIND)) {
            handler(history, sentences);
        }
        judgement(history, sentences);
        return sentences;
    }

    private void facts(History history, List<String> sentences) {
        int counted =
                office.scope.reading(
                        org,
                        () ->
                                office.jdbc
                                        .sql("select facts from subject where id = :id")
                                        .param("id", history.id().value())
                                        .query(Integer.class)
                                        .single());
        if (history.stored().isEmpty() || counted != history.stored().size()) {
            sentences.add(
                    "%s counts %d facts but has %d"
                            .formatted(history.id(), counted, history.stored().size()));
        }
        for (int i = 0; i < history.stored().size(); i++) {
            StoredFact stored = history.stored().get(i);
            boolean later =
                    i == 0
                            || stored.fact()
                                    .recordedAt()
                                    .isAfter(history.stored().get(i - 1).fact().recordedAt());
            if (stored.n() != i + 1 || !later) {
                sentences.add("%s: fact %d is out of order".formatted(history.id(), stored.n()));
            }
        }
    }

    private void handler(History history, List<String> sentences) {
        Optional<Integer> listed =
                office.requests.find(org, history.id()).map(Requests.Story::request).stream()
                        .map(row -> row.handler())
                        .findFirst();
        Optional<Integer> told = course.holding(history).handler();
        if (told.isEmpty() || !listed.equals(told) || !history.handler().equals(told)) {
            sentences.add(
                    "%s: facts tell handler %s, the list %s, the subject %s"
                            .formatted(history.id(), told, listed, history.handler()));
        }
    }

    private void judgement(History history, List<String> sentences) {
        Optional<StoredJudgement> stored =
                Optional.ofNullable(
                        office.scope
                                .reading(org, () -> office.judgements.stored(List.of(history.id())))
                                .get(history.id()));
        if (stored.isEmpty()) {
            sentences.add(history.id() + " was never judged");
            return;
        }
        Assessment refolded = office.judgements.assess(history, stored.get().asOf());
        same(history, "judgement", stored.get().text(), VerdictText.of(refolded), sentences);
        same(history, "newest fact", stored.get().uptoN(), history.stored().size(), sentences);
        same(history, "running promises", running(history), running(refolded), sentences);
        same(history, "alarm", alarm(history), refolded.next().isPresent(), sentences);
    }

    private static void same(
            History history, String what, Object stored, Object refolded, List<String> sentences) {
        if (!stored.equals(refolded)) {
            sentences.add(
                    "%s: the stored %s is %s, refolded %s"
                            .formatted(history.id(), what, stored, refolded));
        }
    }

    private Set<String> running(History history) {
        return new TreeSet<>(
                office.scope.reading(
                        org,
                        () ->
                                office.jdbc
                                        .sql(
                                                """
                                                select clause || ' ' || occasion || ' ' || verdict
                                                from promise where subject = :id
                                                """)
                                        .param("id", history.id().value())
                                        .query(String.class)
                                        .list()));
    }

    private static Set<String> running(Assessment refolded) {
        Set<String> running = new TreeSet<>();
        refolded.judged().stream()
                .filter(one -> List.of("pending", "overdue").contains(one.verdict().word()))
                .forEach(one ->
                        running.add(
                                one.clause().value()
                                        + " "
                                        + one.occasion().value()
                                        + " "
                                        + one.verdict().word()));
        return running;
    }

    private boolean alarm(History history) {
        return office.scope.reading(
                org,
                () ->
                        office.jdbc
                                .sql("select exists (select from alarm where subject = :id)")
                                .param("id", history.id().value())
                                .query(Boolean.class)
                                .single());
    }
}
