package io.shouwen.server.organisation;

/** A position that a person holds today: which role, in which unit. */
public record Post(int id, int unit, String unitZh, String unitEn, Role role) {}
