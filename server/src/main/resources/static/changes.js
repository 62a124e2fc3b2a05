// The throttle of a part (throttle:500ms) lets the first change through at once and forgets what comes in the half
// second after it. That is asked for once the half second is over, as "later": a part does not stand still on what
// was true between two changes.
"use strict";
(() => {
    // A little longer than the throttle, which until its very end lets nothing through.
    const REST_MILLIS = 550;
    const asked = new WeakMap();

    document.addEventListener("sse:changed", (event) => {
        const part = event.target;
        const now = performance.now();
        const rests = (asked.get(part) ?? -REST_MILLIS) + REST_MILLIS - now;
        if (rests <= 0) {
            asked.set(part, now);
        } else if (rests <= REST_MILLIS) {
            // From now on it counts as asked at that later time, and more changes until then add nothing.
            asked.set(part, now + rests);
            setTimeout(() => { htmx.trigger(part, "later"); }, rests);
        }
    });
})();
