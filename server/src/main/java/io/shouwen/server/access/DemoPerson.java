package io.shouwen.server.access;

import io.shouwen.server.organisation.Role;

/** One person of the sample organisation, as the one-click list shows them. */
public record DemoPerson(
        String login, String nameZh, String nameEn, String unitZh, String unitEn, Role role) {}
