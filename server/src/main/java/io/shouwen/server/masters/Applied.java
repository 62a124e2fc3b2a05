package io.shouwen.server.masters;

/** What an applied workbook did, counted in rows. */
public record Applied(int added, int changed, int closed) {}
