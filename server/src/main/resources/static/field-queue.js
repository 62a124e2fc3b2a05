// The technician's acts, kept in IndexedDB in the order in which they happened until they are answered.
"use strict";
const FieldQueue = (() => {
    const STORE = "acts";

    const open = new Promise((resolve, reject) => {
        const request = indexedDB.open("shouwen-field", 1);
        request.onupgradeneeded = () => {
            const store = request.result.createObjectStore(STORE, {keyPath: "place", autoIncrement: true});
            store.createIndex("key", "key", {unique: true});
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });

    // Resolves when the transaction is on disk, not when the request succeeded.
    async function write(work) {
        const database = await open;
        return new Promise((resolve, reject) => {
            const transaction = database.transaction(STORE, "readwrite", {durability: "strict"});
            work(transaction.objectStore(STORE));
            transaction.oncomplete = () => resolve();
            transaction.onerror = () => reject(transaction.error);
            transaction.onabort = () => reject(transaction.error);
        });
    }

    async function all() {
        const database = await open;
        return new Promise((resolve, reject) => {
            const request = database.transaction(STORE).objectStore(STORE).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    }

    return {
        all,
        add: (act) => write((store) => store.add(act)),
        put: (act) => write((store) => store.put(act)),
        remove: (places) => write((store) => places.forEach((place) => store.delete(place))),
    };
})();
