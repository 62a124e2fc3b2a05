// The technician's acts, kept in the order in which they happened until they are answered: in IndexedDB,
// or where an embedded browser has none, in its local storage.
"use strict";
const FieldQueue = (() => {
    const STORE = "acts";
    const KEPT = "shouwen-field-acts";

    const database = new Promise((resolve) => {
        try {
            const request = indexedDB.open("shouwen-field", 1);
            request.onupgradeneeded = () => {
                const store = request.result.createObjectStore(STORE, {keyPath: "place", autoIncrement: true});
                store.createIndex("key", "key", {unique: true});
            };
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => resolve(null);
        } catch (missing) {
            resolve(null);
        }
    });

    // Resolves when the transaction is on disk, not when the request succeeded.
    function write(base, work) {
        return new Promise((resolve, reject) => {
            const transaction = base.transaction(STORE, "readwrite", {durability: "strict"});
            work(transaction.objectStore(STORE));
            transaction.oncomplete = () => resolve();
            transaction.onerror = () => reject(transaction.error);
            transaction.onabort = () => reject(transaction.error);
        });
    }

    function read(base) {
        return new Promise((resolve, reject) => {
            const request = base.transaction(STORE).objectStore(STORE).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    }

    function simple() {
        return JSON.parse(localStorage.getItem(KEPT) || "[]");
    }

    function keep(acts) {
        localStorage.setItem(KEPT, JSON.stringify(acts));
    }

    async function all() {
        const base = await database;
        return base ? read(base) : simple();
    }

    async function add(act) {
        const base = await database;
        if (base) {
            await write(base, (store) => store.add(act));
        } else {
            const acts = simple();
            const last = acts.length ? acts[acts.length - 1].place : 0;
            keep(acts.concat({...act, place: last + 1}));
        }
    }

    async function put(act) {
        const base = await database;
        if (base) {
            await write(base, (store) => store.put(act));
        } else {
            keep(simple().map((one) => (one.place === act.place ? act : one)));
        }
    }

    async function remove(places) {
        const base = await database;
        if (base) {
            await write(base, (store) => places.forEach((place) => store.delete(place)));
        } else {
            keep(simple().filter((one) => !places.includes(one.place)));
        }
    }

    return {all, add, put, remove};
})();
