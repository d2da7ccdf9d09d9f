// What the browser keeps of this site, as it is kept: for journeys that look for words that must not be there.

/** Runs in the page: {place: text} of every row of every database, those of buckets too, and of the page's own storages. */
const read_everything = async () => {
  const places = {};
  const words = (value) => {
    if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
    return value && typeof value === 'object' ? Object.values(value).map(words).join(' ') : String(value);
  };
  const answered = (made) => new Promise((resolve, reject) => {
    made.onsuccess = () => resolve(made.result);
    made.onerror = () => reject(made.error);
  });
  const read_all = async (factory, where) => {
    for (const { name } of await factory.databases()) {
      const db = await answered(factory.open(name));
      for (const store of db.objectStoreNames) {
        places[`${where}${name}/${store}`] = (await answered(db.transaction(store).objectStore(store).getAll())).map(words).join('\n');
      }
      db.close();
    }
  };
  await read_all(indexedDB, '');
  for (const name of await navigator.storageBuckets.keys()) {
    const bucket = await navigator.storageBuckets.open(name);
    await read_all(bucket.indexedDB, `${name}: `);
  }
  for (const [where, storage] of Object.entries({ localStorage, sessionStorage })) places[where] = Object.values({ ...storage }).join('\n');
  return places;
};

/** The places that hold `needle`. */
export async function places_of(page, needle) {
  const places = await page.evaluate(read_everything);
  return Object.keys(places).filter((place) => places[place].includes(needle)).sort();
}
