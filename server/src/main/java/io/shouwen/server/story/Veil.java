package io.shouwen.server.story;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.RequestRow;

/** What hides a request from people whose posts would let them see it. */
public interface Veil {
    /** Whether this person may not see it, whatever their posts. */
    boolean hides(OrgId org, int person, RequestRow request);
}
