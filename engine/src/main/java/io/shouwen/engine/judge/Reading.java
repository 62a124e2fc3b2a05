package io.shouwen.engine.judge;

/** How what nobody can tell is read. What comes out the same by all of them is said. */
enum Reading {
    /** Only what is sure is so. */
    SURE,
    /** What may keep an occasion, take it away or put its due moment off does so. */
    LONGEST,
    /** What may bring its due moment nearer does so. */
    SHORTEST
}
