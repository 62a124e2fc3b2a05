package io.shouwen.server.page;

import io.shouwen.server.access.Me;

/**
 * Says of a room that it has nothing for somebody who may open it, such as the floor of a hall for
 * whoever reaches no hall. A room declares one as a bean; its link is not shown then.
 */
public interface LinkRule {
    /** The path of the link of which it says so. */
    String path();

    /** Whether there is nothing behind it for this person. */
    boolean isEmptyFor(Me me);
}
