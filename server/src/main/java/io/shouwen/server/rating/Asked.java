package io.shouwen.server.rating;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;

/** A customer who is asked to rate a visit. */
public record Asked(SubjectId visit, String number, Instant since) {}
