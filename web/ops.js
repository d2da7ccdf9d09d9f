// The operations that C++ may call, by name. A new capability is a line here and a method of a port.
// Each call completes exactly once: throwing, timing out and aborting are completions too. An operation that answers with
// a Uint8Array is completed by an event with its bytes.

export function createHost({ module, services, page, onCompletion }) {
  const operations = {
    'store.load': (a) => takeEarly(a) ?? services.store().then((s) => s.load(a)),
    'store.load_since': (a) => services.store().then((s) => s.load_since(a)),
    'store.append': (a) => services.store().then((s) => s.append(a)),
    'store.save_snapshot': (a) => services.store().then((s) => s.save_snapshot(a)),
    'store.quarantine': (a) => services.store().then((s) => s.quarantine(a)),
    'store.load_quarantine': (a) => services.store().then((s) => s.load_quarantine(a)),
    'store.wipe': (a) => services.store().then((s) => s.wipe(a)),
    'store.read_meta': (a) => services.store().then((s) => s.read_meta(a)),
    'store.write_meta': (a) => services.store().then((s) => s.write_meta(a)),
    'store.write_blobs': (a) => services.store().then((s) => s.write_blobs(a)),
    'store.read_blobs': (a) => services.store().then((s) => s.read_blobs(a)),
    'store.blob_keys': (a) => services.store().then((s) => s.blob_keys(a)),
    'store.remove_blobs': (a) => services.store().then((s) => s.remove_blobs(a)),
    'store.usage': (a) => services.store().then((s) => s.usage(a)),
    'store.persist': (a) => services.store().then((s) => s.persist(a)),
    'store.request_writer': (a) => services.store().then((s) => s.request_writer(a)),
    'profiles.list': () => services.profiles.list(),
    'profiles.ask': (a) => services.profiles.ask(a),
    'profiles.lock_after': (a) => services.profiles.lock_after(a),
    'parts.load': (a, progress) => services.loadPart(a.name, progress),
    'models.list': () => services.models().then((m) => m.list()),
    'models.fetch': (a, progress, signal) => services.models().then((m) => m.fetch(a, progress, signal)),
    'models.remove': (a) => services.models().then((m) => m.remove(a)),
    'models.read': (a) => services.models().then((m) => m.read(a)),
    'models.allow': () => services.models().then((m) => m.allow()),
    'models.open': (a, progress, signal) => services.models().then((m) => m.open(a, progress, signal)),
    'models.run': (a, progress, signal) => services.models().then((m) => m.run(a, progress, signal)),
    'models.see': (a, progress, signal) => services.models().then((m) => m.see(a, progress, signal)),
    'assets.read': (a) => services.asset(a.name),
    'photos.beginning': (a) => services.photos().then((p) => p.beginning(a)),
    'photos.open': (a, progress, signal) => services.photos().then((p) => p.open(a, progress, signal)),
    'photos.jpeg': (a, progress, signal) => services.photos().then((p) => p.jpeg(a, progress, signal)),
    'photos.fetch': (a) => services.photos().then((p) => p.fetch_photo(a)),
    'photos.save_png': (a) => services.photos().then((p) => p.save_png(a)),
    'photos.release': (a) => services.photos().then((p) => p.release(a)),
    'files.save': (a) => services.files.save(a),
    'files.print': (a) => services.files.print(a),
    'files.copy_text': (a) => services.files.copy_text(a),
    ...page,
  };
  const live = new Map(); // slot: what tells the operation that it was given up
  let early = services.early;

  // The answer that was asked for before the program was there; good once, for the same question.
  function takeEarly({ history }) {
    const ready = early?.history === history ? early.answer : null;
    early = null;
    return ready;
  }

  function finish(slot, ok, value) {
    if (slot === 0 || !live.delete(slot)) return;
    if (value instanceof Uint8Array) module().cairn.event({ e: 'bytes', slot }, value);
    else module().cairn.complete(slot, ok, JSON.stringify(value ?? {}));
    onCompletion();
  }

  function tell(slot, fraction) {
    if (!live.has(slot)) return;
    module().cairn.progress(slot, fraction);
    onCompletion();
  }

  return {
    call(slot, name, text) {
      const operation = operations[name];
      const stop = new AbortController();
      if (slot !== 0) live.set(slot, stop);
      // Page operations run at once: the mirror must change in the same task as the frame that it mirrors.
      if (slot === 0 && operation && name.startsWith('page.')) {
        operation(text);
        return;
      }
      Promise.resolve()
        .then(() => {
          if (!operation) throw Object.assign(new Error(`The page has no operation "${name}".`), { code: 'internal' });
          return operation(JSON.parse(text), (fraction) => tell(slot, fraction), stop.signal);
        })
        .then((value) => finish(slot, true, value))
        .catch((error) => {
          if (slot === 0) {
            console.error(name, error);
            return;
          }
          finish(slot, false, { code: error.code ?? 'internal', message: String(error.message ?? error), where: name });
        });
    },
    cancel(slot) {
      const stop = live.get(slot);
      live.delete(slot);
      stop?.abort();
    },
    log(level, text) {
      (level > 1 ? console.error : console.info)(text);
    },
  };
}
