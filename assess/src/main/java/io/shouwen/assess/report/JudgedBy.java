package io.shouwen.assess.report;

import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.log.BadLines;
import io.shouwen.pack.log.LogReader;

import java.time.Instant;
import java.util.Optional;

/**
 * What a report says about how it came to be.
 *
 * @param asOfGiven whether the moment was given, and not taken from the log
 * @param reading what was found on reading the log
 * @param change the file of the change that was judged by as well
 */
public record JudgedBy(
        Standards standards,
        String log,
        String mapping,
        String command,
        Instant asOf,
        boolean asOfGiven,
        LogReader.Result reading,
        Optional<String> change,
        BadLines bad,
        boolean spilled) {}
