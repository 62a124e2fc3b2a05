package io.shouwen.server.outbox;

import io.shouwen.server.organisation.OrgId;

import tools.jackson.databind.JsonNode;

/**
 * What one book tells another.
 *
 * @param kind names the handler it is for
 * @param book letters of one kind for one book arrive in the order in which they were written
 * @param key the same key twice is one letter, while the first is still on its way
 */
public record Letter(OrgId org, String kind, String book, String key, JsonNode body) {}
