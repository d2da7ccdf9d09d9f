// Models on this device: which there are, fetching with resume, deleting, reading their files, and running them. A script
// of its own that the page fetches when it first asks for models. Knows nothing of what the models say.

import { createInference } from './inference.js';
import { check_wanted, fetch_part } from './model_fetch.js';
import { createModelStore } from './model_store.js';

const AT_ONCE = 3;
const SMALL_bytes = 1 << 20;
const LOCK = 'cairn-models';
const fail = (code, message) => Object.assign(new Error(message), { code });
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const total_of = (parts) => parts.reduce((sum, { bytes }) => sum + bytes, 0);

async function read_manifest(address) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw fail('unavailable', 'The list of models could not be fetched. Look whether this device is online, then try again.');
  return response.json();
}

/** `manifest` is the address of the list, `url` makes an address absolute, `changed` is called when another tab changed what is here. */
export function createModels({ manifest: address, url, changed }) {
  const store = createModelStore({ url, folder: 'models/' });
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(LOCK) : null;
  if (channel) channel.onmessage = changed;
  let reading = null;
  let busy = Promise.resolve();

  function manifest() {
    reading ??= read_manifest(url(address)).catch((error) => { reading = null; throw error; });
    return reading;
  }

  const files_of = ({ models, runtime }, ids) => {
    const chosen = models.filter(({ id }) => ids.has(id));
    return [...chosen.flatMap(({ files }) => files), ...(chosen.some(({ encoder }) => encoder) ? runtime.files : [])];
  };
  const parts_of = (list, ids) => files_of(list, ids).flatMap(({ parts }) => parts);

  function found(list, id) {
    const model = list.models.find((one) => one.id === id);
    if (!model) throw fail('not_found', `There is no model "${id}".`);
    return model;
  }

  /** The model and what it needs. */
  function with_needs(list, id, ids = new Set()) {
    if (ids.has(id)) return ids;
    ids.add(id);
    for (const need of found(list, id).needs ?? []) with_needs(list, need, ids);
    return ids;
  }

  /** The model and what needs it. */
  const with_dependents = (list, id) => new Set(list.models.map((one) => one.id).filter((other) => with_needs(list, other).has(id)));

  // One thing at a time in this tab, and in all of them; another tab's is not waited for.
  function alone(work) {
    const locked = async () => {
      if (!navigator.locks) return work();
      return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
        if (lock) return work();
        throw fail('conflict', 'Another tab of Cairn is fetching or deleting a model. Wait until that is done, then try again. Nothing is lost.');
      });
    };
    const answer = busy.then(locked);
    busy = answer.then(() => {}, () => {});
    return answer;
  }

  async function check_room(missing) {
    const { quota = Infinity, usage = 0 } = (await store.lasting()) ? await Promise.resolve(navigator.storage?.estimate?.()).catch(() => null) ?? {} : {};
    if (quota - usage >= missing) return;
    throw fail('storage_full', `This needs ${megabytes(missing)} more on this device, and the browser allows Cairn ${megabytes(Math.max(0, quota - usage))} more. Make room, or delete another model, then fetch it again.`);
  }

  async function fetch_missing(parts, tell, signal) {
    const here = await store.here();
    const missing = parts.filter(({ path }) => !here.has(url(path)));
    const total = total_of(parts);
    await check_room(total_of(missing));
    let arrived = total - total_of(missing);
    const count = (bytes) => {
      arrived += bytes;
      tell(total > 0 ? arrived / total : 1);
    };
    count(0);
    const stop = new AbortController();
    const either = AbortSignal.any ? AbortSignal.any([signal, stop.signal]) : signal;
    const queue = missing.values();
    const work = async () => {
      for (const part of queue) {
        check_wanted(either);
        const { bytes, headers } = await fetch_part(part, url(part.path), count, either);
        await store.write(part, bytes, headers);
      }
    };
    // After a failure the others end too, before it is told: nothing goes on behind it.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch((error) => { stop.abort(); throw error; })));
    const failures = ends.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    if (failures.length > 0) throw failures.find(({ code }) => code !== 'cancelled') ?? failures[0];
  }

  function fetch_model({ id }, tell, signal) {
    return alone(async () => {
      check_wanted(signal);
      const list = await manifest();
      await fetch_missing(parts_of(list, with_needs(list, id)), tell, signal);
      await store.keep_only(parts_of(list, new Set(list.models.map((model) => model.id))).map(({ path }) => path));
      channel?.postMessage('fetched');
    });
  }

  function remove({ id }) {
    return alone(async () => {
      const list = await manifest();
      const gone = with_dependents(list, id);
      const here = await store.here();
      const whole = list.models.filter((model) => !gone.has(model.id) && parts_of(list, new Set([model.id])).every(({ path }) => here.has(url(path))));
      const kept = new Set(parts_of(list, new Set(whole.map((model) => model.id))).map(({ path }) => path));
      inference.end();
      await store.remove(parts_of(list, gone).map(({ path }) => path).filter((path) => !kept.has(path)));
      channel?.postMessage('removed');
    });
  }

  async function list_models() {
    const list = await manifest();
    const here = await store.here();
    const sizes = (ids) => {
      const parts = parts_of(list, ids);
      return [total_of(parts), total_of(parts.filter(({ path }) => here.has(url(path))))];
    };
    const stopped = await inference.stopped();
    const models = list.models.map(({ id, needs, encoder }) => {
      const [bytes, here_bytes] = sizes(new Set([id]));
      const [fetch_bytes, fetch_here_bytes] = sizes(with_needs(list, id));
      return { id, needs: needs ?? [], bytes, here_bytes, fetch_bytes, fetch_here_bytes, stopped: stopped && Boolean(encoder) };
    });
    return { lasting: await store.lasting(), models };
  }

  async function read_file(file) {
    const bytes = new Uint8Array(file.bytes);
    let at = 0;
    for (const part of file.parts) {
      const some = await store.read(part);
      if (!some) throw fail('not_found', `${file.path} is not on this device, or not whole. Fetch its model again on the page Data.`);
      bytes.set(some, at);
      at += some.byteLength;
    }
    return bytes;
  }

  /** The bytes of a file of a model; "manifest.json" is the list itself. */
  async function read({ path }) {
    const list = await manifest();
    if (path === 'manifest.json') return new TextEncoder().encode(JSON.stringify(list));
    const file = list.models.flatMap(({ files }) => files).find((one) => one.path === path);
    if (!file) throw fail('not_found', `No model has a file ${path}.`);
    return read_file(file);
  }

  // What it takes to start a model: {model, wasm, script}. An update of the page may have brought another script, which is
  // small: it is fetched without being asked for.
  async function prepare(id) {
    const list = await manifest();
    const { encoder } = found(list, id);
    if (!encoder) throw fail('invalid', `The model "${id}" is not one that is run.`);
    const parts = parts_of(list, with_needs(list, id));
    const here = await store.here();
    const missing = parts.filter(({ path }) => !here.has(url(path)));
    if (total_of(missing) > SMALL_bytes) throw fail('not_found', 'This model is not on this device. Fetch it on the page Data.');
    if (missing.length > 0) await alone(() => fetch_missing(parts, () => {}, new AbortController().signal));
    const file = (path) => found(list, id).files.find((one) => one.path === path);
    const [wasm, script] = list.runtime.files;
    return { model: await read_file(file(encoder.model)), wasm: () => read_file(wasm), script: url(script.parts[0].path) };
  }

  const inference = createInference({ prepare });
  return { list: list_models, fetch: fetch_model, remove, read, allow: inference.allow, open: inference.open, run: inference.run, see: inference.see };
}
