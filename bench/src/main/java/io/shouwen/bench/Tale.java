package io.shouwen.bench;

import io.shouwen.server.subject.SubjectId;

/** Something that happens to one request, in commands. */
interface Tale {
    /** How many commands it takes. */
    int commands();

    /**
     * Lets it happen.
     *
     * @param key stands in the key of each command
     */
    SubjectId tell(String key);
}
