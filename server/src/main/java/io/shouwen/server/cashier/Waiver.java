package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;

/** A late fee that somebody asks to waive, in fen. */
public record Waiver(
        SubjectId id, long bill, String no, long amount, String reason, int by, Instant at) {}
