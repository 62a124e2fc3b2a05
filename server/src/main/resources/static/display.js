// The screen on the wall: speaks a call once, and says so when it is no longer live.
"use strict";
(() => {
    const STALE_MILLIS = 15000;
    const spoken = new Set();
    const stale = document.getElementById("stale");
    const sound = document.getElementById("sound");
    let lastHeard = Date.now();
    let tones = null;

    function chime() {
        tones = tones || new window.AudioContext();
        [[880, 0], [660, 0.25]].forEach(([frequency, after]) => {
            const tone = tones.createOscillator();
            const loudness = tones.createGain();
            tone.frequency.value = frequency;
            loudness.gain.setValueAtTime(0.3, tones.currentTime + after);
            loudness.gain.exponentialRampToValueAtTime(0.001, tones.currentTime + after + 0.6);
            tone.connect(loudness).connect(tones.destination);
            tone.start(tones.currentTime + after);
            tone.stop(tones.currentTime + after + 0.6);
        });
    }

    function speak(words) {
        if (!("speechSynthesis" in window)) {
            return;
        }
        const utterance = new window.SpeechSynthesisUtterance(words);
        utterance.lang = document.documentElement.lang;
        utterance.rate = 0.9;
        window.speechSynthesis.speak(utterance);
    }

    function tell(speech, words) {
        if (speech === "none") {
            return;
        }
        chime();
        if (speech === "voice") {
            speak(words);
        }
    }

    // What is on the wall when the page is opened was called before.
    function read(quietly) {
        const list = document.getElementById("calls");
        const news = [...list.querySelectorAll("[data-calling=yes]")].filter((one) => !spoken.has(one.dataset.call));
        news.reverse().forEach((one) => {
            spoken.add(one.dataset.call);
            if (!quietly) {
                one.classList.add("new");
                tell(list.dataset.speech, one.dataset.say);
            }
        });
        document.body.dataset.spoken = String(spoken.size);
    }

    document.addEventListener("htmx:afterRequest", (event) => {
        if (event.detail.successful) {
            lastHeard = Date.now();
        }
    });
    document.addEventListener("htmx:afterSwap", () => read(false));
    window.setInterval(() => { stale.hidden = Date.now() - lastHeard < STALE_MILLIS; }, 1000);

    // Browsers make no sound before somebody has touched the page.
    const speech = document.getElementById("calls").dataset.speech;
    if (speech !== "none" && navigator.userActivation && !navigator.userActivation.hasBeenActive) {
        sound.hidden = false;
        sound.addEventListener("click", () => { chime(); sound.hidden = true; });
    }
    read(true);
})();
