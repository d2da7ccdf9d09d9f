// The worker that runs models, in one thread, which needs no cross-origin isolation. What it needs is sent to it: it
// fetches nothing. Messages come one at a time, and each is answered once.
//   {open, model, wasm}  opens a model; wasm is the runtime, with the first one
//   {run, texts}         texts: lists of pieces; the answer holds the features of all, one after another

import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all', enableCpuMemArena: false, logSeverityLevel: 4 };
const sessions = new Map();
env.logLevel = 'fatal'; // what fails is answered, not logged
env.wasm.numThreads = 1;
env.wasm.proxy = false;

async function features_of(session, pieces) {
  const ids = new Tensor('int32', Int32Array.from(pieces), [pieces.length]);
  const { features } = await session.run({ ids }, { logSeverityLevel: 4 });
  const data = Float32Array.from(features.data);
  features.dispose();
  ids.dispose();
  return data;
}

async function open({ open: id, model, wasm }) {
  if (wasm) env.wasm.wasmBinary = wasm;
  const session = await InferenceSession.create(new Uint8Array(model), options);
  await features_of(session, [0]); // what is too much for this device shows here
  sessions.set(id, session);
  return new Float32Array(0);
}

async function run({ run: id, texts }) {
  const all = [];
  for (const pieces of texts) all.push(await features_of(sessions.get(id), pieces));
  const width = all[0]?.length ?? 0;
  const features = new Float32Array(width * all.length);
  all.forEach((data, at) => features.set(data, width * at));
  return features;
}

onmessage = async ({ data }) => {
  try {
    const features = await (data.open === undefined ? run(data) : open(data));
    postMessage({ features }, [features.buffer]);
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
};
