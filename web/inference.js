// The page's side of the one worker that runs models. One request at a time; one that fails leaves nothing behind: the
// worker ends with it, and the next request starts a new one.

import { from_base64 } from './base64.js';
import { createTrial } from './trial.js';

const fail = (code, message) => Object.assign(new Error(message), { code });

function start_worker(script) {
  const worker = new Worker(script, { type: 'module', name: 'models' });
  let waiting = null;
  const settle = (way, value) => {
    const asked = waiting;
    waiting = null;
    asked?.[way](value);
  };
  worker.onmessage = ({ data }) => {
    if (data.error) settle('reject', fail('internal', `The model could not be run (${data.error}). Try again.`));
    else settle('resolve', data.features);
  };
  worker.onmessageerror = () => settle('reject', fail('internal', 'The answer of the model could not be read. Try again.'));
  worker.onerror = (event) => {
    event.preventDefault?.();
    settle('reject', fail('unavailable', event.message
      ? `What runs models stopped (${event.message}). Try again.`
      : 'What runs models could not be fetched. Look whether this device is online, then try again.'));
  };
  return {
    models: new Set(),
    ask: (message, transfer) => new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(message, transfer);
    }),
    end() {
      worker.terminate();
      settle('reject', fail('cancelled', 'The model was closed.'));
    },
  };
}

const is_list = (ids) => Array.isArray(ids) && ids.length > 0 && ids.every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 31);

/** prepare(id) resolves to {model, wasm(), script}. */
export function createInference({ prepare }) {
  const trial = createTrial();
  let worker = null;
  let queue = Promise.resolve();

  function end() {
    worker?.end();
    worker = null;
  }

  // In the order in which they are asked for. What was given up before its turn is not run.
  function enqueue(work, signal) {
    const answer = queue.then(async () => {
      if (signal?.aborted) throw fail('cancelled', 'It was not wanted any more.');
      try {
        return await work();
      } catch (error) {
        end();
        throw error;
      }
    });
    queue = answer.then(() => {}, () => {});
    return answer;
  }

  async function open(id) {
    if (worker?.models.has(id)) return;
    const { model, wasm, script } = await prepare(id);
    const runtime = worker ? null : (await wasm()).buffer;
    worker ??= start_worker(script);
    await worker.ask({ open: id, model: model.buffer, wasm: runtime }, [model.buffer, ...(runtime ? [runtime] : [])]);
    worker.models.add(id);
  }

  // Opening takes the most memory, and running some: either may be too much for a small device.
  async function tried(work) {
    if (await trial.stopped()) throw fail('unavailable', 'Running this model ended the page the last time, so it is not tried again by itself. Allow it on the page Data.');
    return trial.during(work);
  }

  async function run({ id, texts }, _, signal) {
    if (!texts.every(is_list)) throw fail('invalid', 'A text has no pieces, or one that is no number.');
    const features = await enqueue(() => tried(async () => {
      await open(id);
      return worker.ask({ run: id, texts }, []);
    }), signal);
    return new Uint8Array(features.buffer);
  }

  async function see({ id, pixels, output }, _, signal) {
    const photo = from_base64(pixels);
    const features = await enqueue(() => tried(async () => {
      await open(id);
      return worker.ask({ see: id, photo, output }, [photo.buffer]);
    }), signal);
    return new Uint8Array(features.buffer);
  }

  return {
    run,
    see,
    open: ({ id }, _, signal) => enqueue(() => tried(() => open(id)), signal),
    end,
    stopped: trial.stopped,
    allow: () => trial.allow(),
  };
}
