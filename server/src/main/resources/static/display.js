// The screen on the wall: speaks a call once, and says so when it is no longer live.
"use strict";
(() => {
    const STALE_MILLIS = 15000;
    const AFTER_CHIME_SECONDS = 1;
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

    // One call after the other, each of its recordings; where one is missing or cannot be heard, the voice.
    let playing = Promise.resolve();
    const recorded = new Map();

    async function recording(name, at) {
        const address = `${window.location.pathname}/clips/${name}?v=${at}`;
        if (!recorded.has(address)) {
            const answer = await fetch(address);
            if (!answer.ok) {
                throw new Error("no recording");
            }
            recorded.set(address, await tones.decodeAudioData(await answer.arrayBuffer()));
        }
        return recorded.get(address);
    }

    function play(sounds) {
        return new Promise((resolve) => {
            let at = tones.currentTime + AFTER_CHIME_SECONDS;
            sounds.forEach((sound, place) => {
                const source = tones.createBufferSource();
                source.buffer = sound;
                source.connect(tones.destination);
                source.start(at);
                at += sound.duration;
                if (place === sounds.length - 1) {
                    source.onended = resolve;
                }
            });
            // A browser that lets no sound out ends none either.
            window.setTimeout(resolve, (at - tones.currentTime + 1) * 1000);
        });
    }

    function playAll(list, call) {
        const kept = new Map(list.dataset.clips.split(" ").map((one) => one.split(":")));
        const pieces = call.dataset.pieces.split(" ");
        if (!pieces.every((one) => kept.has(one))) {
            speak(call.dataset.say);
            return;
        }
        playing = playing.then(() => Promise.all(pieces.map((one) => recording(one, kept.get(one)))))
            .then((sounds) => {
                document.body.dataset.played = call.dataset.pieces;
                return play(sounds);
            })
            .catch(() => speak(call.dataset.say));
    }

    function tell(list, call) {
        const speech = list.dataset.speech;
        if (speech === "none") {
            return;
        }
        chime();
        if (speech === "clips") {
            playAll(list, call);
        } else if (speech === "voice") {
            speak(call.dataset.say);
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
                tell(list, one);
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
