// Photos on this page: the files that were chosen, by number, and the worker that opens them. A script of its own that the
// page fetches when it first asks for a photo. Knows nothing of what is on them.

import { from_base64, to_base64 } from './base64.js';
import { save_bytes } from './files.js';

const fail = (code, message) => Object.assign(new Error(message), { code });

// One message at a time: a photo at full size takes hundreds of megabytes.
function createOpener(script) {
  let worker = null;
  let settle = null;
  let queue = Promise.resolve();

  function end(error) {
    worker?.terminate();
    worker = null;
    settle?.reject(error);
    settle = null;
  }

  function start() {
    worker = new Worker(script, { type: 'module', name: 'photos' });
    worker.onmessage = ({ data }) => {
      const asked = settle;
      settle = null;
      if (data.error) asked?.reject(fail('corrupt', `The browser could not open it (${data.error.replace(/\.$/, '')}). It may be damaged: open it in another program and save it anew as JPEG.`));
      else asked?.resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      end(fail('unavailable', event.message
        ? `What opens photos stopped (${event.message}). Try a smaller photo.`
        : 'What opens photos could not be fetched. Look whether this device is online, then try again.'));
    };
  }

  return function ask(message, signal) {
    const answer = queue.then(() => {
      if (signal?.aborted) throw fail('cancelled', 'It was not wanted any more.');
      if (!worker) start();
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        worker.postMessage(message);
      });
    });
    queue = answer.then(() => {}, () => {});
    return answer;
  };
}

/**
 * `files`: number -> File, filled by whoever lets people choose, with remember(); `script` is the address of
 * photo_worker.js; url() makes addresses of paths within the page.
 */
export function createPhotos({ files, remember, script, url }) {
  const ask = createOpener(script);

  function file_of(number) {
    const file = files.get(number);
    if (!file) throw fail('not_found', 'The photo is not open any more. Choose it again.');
    return file;
  }

  async function beginning({ number, bytes }) {
    try {
      return new Uint8Array(await file_of(number).slice(0, bytes).arrayBuffer());
    } catch (error) {
      if (error.code) throw error;
      throw fail('not_found', 'The file could not be read. It may have been moved or deleted: choose it again.');
    }
  }

  // A kept photo has no number: what is written in it is the key under which the worker knows it.
  const source_of = ({ number, jpeg }) => number ? { key: number, blob: file_of(number) } : { key: jpeg, blob: new Blob([from_base64(jpeg)], { type: 'image/jpeg' }) };

  async function open({ side, ...source }, _, signal) {
    const { key, blob } = source_of(source);
    const { width, height, rgba } = await ask({ open: key, blob, side }, signal);
    const answer = new Uint8Array(8 + rgba.length);
    new DataView(answer.buffer).setUint32(0, width, true);
    new DataView(answer.buffer).setUint32(4, height, true);
    answer.set(rgba, 8);
    return answer;
  }

  async function jpeg({ side, quality, ...source }, _, signal) {
    const { key, blob } = source_of(source);
    const { bytes } = await ask({ jpeg: key, blob, side, quality }, signal);
    return { jpeg: to_base64(bytes) };
  }

  async function save_png({ name, width, height, rgb }) {
    const { bytes } = await ask({ png: true, width, height, rgb: from_base64(rgb) });
    return save_bytes({ name, mime: 'image/png', bytes });
  }

  async function fetch_photo({ path, name }) {
    const response = await fetch(url(path)).catch(() => null);
    if (!response?.ok) throw fail('unavailable', 'This photo could not be fetched. Look whether this device is online, then try again.');
    return remember([new File([await response.blob()], name)])[0];
  }

  return { beginning, open, fetch_photo, jpeg, save_png, release: ({ number }) => { files.delete(number); return {}; } };
}
