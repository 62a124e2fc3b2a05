/**
 * The judge: what a standard means; and the line: who is called next. It requires nothing, so it
 * can have no I/O, no clock and no framework.
 */
module io.shouwen.engine {
    exports io.shouwen.engine.fact;
    exports io.shouwen.engine.judge;
    exports io.shouwen.engine.queue;
    exports io.shouwen.engine.score;
    exports io.shouwen.engine.standard;
    exports io.shouwen.engine.time;
}
