/**
 * The judge: what a standard means. It requires nothing, so it can have no I/O, no clock and no
 * framework.
 */
module io.shouwen.engine {
    exports io.shouwen.engine.time;
}
