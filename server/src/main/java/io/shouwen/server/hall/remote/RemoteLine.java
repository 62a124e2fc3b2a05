package io.shouwen.server.hall.remote;

import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.ServiceLine;

import java.util.List;
import java.util.Optional;

/**
 * What somebody sees who takes a number from elsewhere.
 *
 * @param shut why no number is given; empty while they are
 * @param lines the services by the lines in which one waits for them
 */
public record RemoteLine(
        RemoteDoor door, String hall, Optional<String> shut, List<ServiceLine> lines) {
    public RemoteLine {
        lines = List.copyOf(lines);
    }
}
