// A call for help is heard as well as seen, where the browser allows a sound before the page was touched.
"use strict";
(() => {
    const HEARD = "help-heard";
    const MOST = 40;
    // Kept by the tab: a page that comes anew has heard what the one before it has.
    const heard = new Set(JSON.parse(sessionStorage.getItem(HEARD) || "[]"));
    let tones = null;

    function sound() {
        tones = tones || new window.AudioContext();
        [0, 0.35, 0.7].forEach((after) => {
            const tone = tones.createOscillator();
            const loudness = tones.createGain();
            tone.frequency.value = 740;
            loudness.gain.setValueAtTime(0.25, tones.currentTime + after);
            loudness.gain.exponentialRampToValueAtTime(0.001, tones.currentTime + after + 0.3);
            tone.connect(loudness).connect(tones.destination);
            tone.start(tones.currentTime + after);
            tone.stop(tones.currentTime + after + 0.3);
        });
    }

    document.addEventListener("htmx:afterSwap", () => {
        const fresh = [...document.querySelectorAll("#help-calls .note-bad[data-help]")]
            .map((one) => one.dataset.help).filter((id) => !heard.has(id));
        fresh.forEach((id) => heard.add(id));
        if (fresh.length > 0) {
            sessionStorage.setItem(HEARD, JSON.stringify([...heard].slice(-MOST)));
        }
        if (fresh.length > 0 && (!navigator.userActivation || navigator.userActivation.hasBeenActive)) {
            sound();
        }
    });
})();
