package io.shouwen.server.field;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests.Story;

/** What a visit is made for, as the code names it. */
enum Work {
    REPAIR("repair", "fixed"),
    INSTALL("install", "installed");

    private final String word;
    private final String closing;

    Work(String word, String closing) {
        this.word = word;
        this.closing = closing;
    }

    /** An installation that was asked for, unless a fault was reported on it afterwards. */
    static Work of(Story story) {
        Work work = story.request().type() == RequestType.INSTALLATION ? INSTALL : REPAIR;
        for (Fact fact : story.history().counted(story.judged().asOf())) {
            String kind = fact.kind().name();
            if (kind.equals("install.requested") || kind.equals("install.accepted")) {
                work = INSTALL;
            } else if (kind.equals("repair.reported")) {
                work = REPAIR;
            }
        }
        return work;
    }

    /** As facts say it. */
    String word() {
        return word;
    }

    /** Why the request is closed when it is done. */
    String closing() {
        return closing;
    }
}
