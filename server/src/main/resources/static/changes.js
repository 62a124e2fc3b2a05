// A part is told of each change and asks for itself anew at the first of them; those of the half second after it are
// asked for together when that is over. Nothing is asked for in vain, and nothing stands still on what was true between.
"use strict";
(() => {
    const REST_MILLIS = 500;
    const next = new WeakMap();
    const waiting = new WeakSet();

    document.addEventListener("sse:changed", (event) => {
        const part = event.target;
        const rests = (next.get(part) ?? 0) - performance.now();
        if (rests <= 0) {
            next.set(part, performance.now() + REST_MILLIS);
            return;
        }
        // Before the part itself hears of it.
        event.stopPropagation();
        if (!waiting.has(part)) {
            waiting.add(part);
            setTimeout(() => {
                waiting.delete(part);
                htmx.trigger(part, "sse:changed");
            }, rests);
        }
    }, {capture: true});
})();
