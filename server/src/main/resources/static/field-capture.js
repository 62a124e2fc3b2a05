// What the phone itself gives to an act: a signature, a photo made small, words to be kept apart, a position.
"use strict";
const FieldCapture = (() => {
    const LONGEST_SIDE = 1280;
    const QUALITY = 0.7;

    // Drawing: pointers where there are, else touches.
    const drawing = new Map();

    function place(canvas, point) {
        const box = canvas.getBoundingClientRect();
        return [((point.clientX - box.left) * canvas.width) / box.width, ((point.clientY - box.top) * canvas.height) / box.height];
    }

    function start(canvas, point) {
        const pen = canvas.getContext("2d");
        if (!canvas.classList.contains("drawn")) {
            pen.fillStyle = "#ffffff";
            pen.fillRect(0, 0, canvas.width, canvas.height);
        }
        pen.lineWidth = 4;
        pen.lineCap = "round";
        pen.lineJoin = "round";
        pen.strokeStyle = "#111111";
        pen.beginPath();
        pen.moveTo(...place(canvas, point));
        drawing.set(canvas, pen);
    }

    function go(canvas, point) {
        const pen = drawing.get(canvas);
        if (pen) {
            pen.lineTo(...place(canvas, point));
            pen.stroke();
            canvas.classList.add("drawn");
            const note = canvas.parentElement.querySelector("[data-unsigned]");
            note.hidden = true;
        }
    }

    function paper(event) {
        const canvas = event.target.closest && event.target.closest("canvas.signature");
        return canvas || null;
    }

    function listen(down, move, up, point) {
        document.addEventListener(down, (event) => {
            const canvas = paper(event);
            if (canvas) {
                event.preventDefault();
                start(canvas, point(event));
            }
        }, {passive: false});
        document.addEventListener(move, (event) => {
            const canvas = paper(event);
            if (canvas && drawing.has(canvas)) {
                event.preventDefault();
                go(canvas, point(event));
            }
        }, {passive: false});
        document.addEventListener(up, () => drawing.clear());
    }

    if (window.PointerEvent) {
        listen("pointerdown", "pointermove", "pointerup", (event) => event);
    } else {
        listen("touchstart", "touchmove", "touchend", (event) => event.touches[0]);
    }

    function wipe(canvas) {
        canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
        canvas.classList.remove("drawn");
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-wipe]");
        if (button) {
            wipe(button.closest(".sign").querySelector("canvas"));
        }
    });

    function read(file) {
        return new Promise((resolve, reject) => {
            const reader = new FileReader();
            reader.onload = () => resolve(reader.result);
            reader.onerror = () => reject(reader.error);
            reader.readAsDataURL(file);
        });
    }

    function picture(address) {
        return new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = () => resolve(image);
            image.onerror = () => reject(new Error("not a picture"));
            image.src = address;
        });
    }

    // As small as it may be to still be read.
    async function shrink(file) {
        const image = await picture(await read(file));
        const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(image.naturalWidth * scale);
        canvas.height = Math.round(image.naturalHeight * scale);
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL("image/jpeg", QUALITY);
    }

    // What the form encloses; null if it needs a signature and has none.
    async function of(form) {
        const canvas = form.querySelector("canvas.signature");
        if (canvas) {
            if (!canvas.classList.contains("drawn")) {
                form.querySelector("[data-unsigned]").hidden = false;
                return null;
            }
            return canvas.toDataURL("image/png");
        }
        const input = form.querySelector("[data-file]");
        if (!input) {
            return "";
        }
        return input.dataset.file === "text" ? input.value.trim() : shrink(input.files[0]);
    }

    function clear(form) {
        form.classList.remove("touched");
        form.querySelectorAll("canvas.signature").forEach(wipe);
        form.querySelectorAll("[data-file]").forEach((input) => { input.value = ""; });
    }

    // Where the phone is, if its owner allows it and it can be told soon.
    function position() {
        return new Promise((resolve) => {
            if (!navigator.geolocation) {
                resolve("");
                return;
            }
            navigator.geolocation.getCurrentPosition(
                ({coords}) => resolve(`${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)} ±${Math.round(coords.accuracy)} m`),
                () => resolve(""),
                {timeout: 20000, maximumAge: 60000});
        });
    }

    return {of, clear, position};
})();
