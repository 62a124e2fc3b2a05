package io.shouwen.server.masters;

import java.util.List;

/** One sheet on its way in. A row that has a problem is told, never written. */
public interface Taking {
    /** Some rows, in order. Rows that the reader found a problem in come along too. */
    void lines(List<Line> batch);

    /** After the last row of this sheet, before the next one begins. */
    default void end() {}

    /** After the last row of the last sheet: what only the whole can tell. */
    default void after() {}
}
