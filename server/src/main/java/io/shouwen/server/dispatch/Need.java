package io.shouwen.server.dispatch;

import java.time.Instant;
import java.util.Optional;

/**
 * What a job asks of whoever goes.
 *
 * @param crew the unit that serves the place
 * @param due when the customer was promised somebody
 * @param emergency whether there is danger or the fault is grave: then what else is in hand weighs
 *     less
 */
record Need(int crew, Optional<Skill> skill, Optional<Instant> due, boolean emergency) {}
