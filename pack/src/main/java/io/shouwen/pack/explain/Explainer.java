package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.pack.explain.Explanation.Label;

/** Says in one sentence what a rule does, in Chinese or English: generated, not translated. */
public final class Explainer {
    private final Templates t;
    private final Names names;
    private final PatternWords patterns;

    /** An explainer in the language of the names. */
    public Explainer(Names names) {
        this.t = Templates.in(names.locale());
        this.names = names;
        this.patterns = new PatternWords(t, names);
    }

    public Explanation of(Clause clause) {
        return of(clause.rule());
    }

    public Explanation of(Rule rule) {
        Draft draft = new Draft(t);
        switch (rule) {
            case Obligation obligation -> {
                write(obligation, draft);
                draft.tail(Label.ANSWERS, names.role(obligation.answers()));
                if (!obligation.broken().isEmpty()) {
                    draft.tail(Label.BROKEN, names.finding(obligation.broken()));
                }
            }
            case Consequence consequence ->
                    new ConsequenceWords(t, patterns).write(consequence, draft);
            case Shown shown -> write(shown, draft);
        }
        return draft.done();
    }

    private void write(Obligation rule, Draft draft) {
        StateWords states = new StateWords(t, patterns);
        switch (rule) {
            case Promise promise -> new PromiseWords(t, patterns).write(promise, draft);
            case Check check -> new CheckWords(t, patterns).write(check, draft);
            case Procedure procedure -> states.write(procedure, draft);
            case Cover cover -> states.write(cover, draft);
            case Threshold threshold -> states.write(threshold, draft);
            case Entitlement table -> states.write(table, draft);
            case Practice practice -> states.write(practice, draft);
        }
    }

    /** A kind of text that a later version of the language brings is shown by its name. */
    private void write(Shown shown, Draft draft) {
        String key = "shown." + shown.kind();
        String why = t.has(key) ? t.of(key) : shown.kind();
        draft.part(Label.SHOWN, why);
        draft.head(t.of("shown", why));
    }
}
