// The worker that runs models, in one thread, which needs no cross-origin isolation. What it needs is sent to it: it
// fetches nothing. Messages come one at a time, and each is answered once.
//   {open, model, wasm}  opens a model; wasm is the runtime, with the first one
//   {run, texts}         texts: lists of pieces; the answer holds the features of all, one after another
//   {see, photo, output} photo: bytes, three a pixel; the answer is the output of that name

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

async function seen(session, photo, output) {
  const [{ shape }] = session.inputMetadata;
  const pixels = new Tensor('uint8', photo, shape);
  const { [output]: answer } = await session.run({ pixels }, [output], { logSeverityLevel: 4 });
  const data = Float32Array.from(answer.data);
  answer.dispose();
  pixels.dispose();
  return data;
}

// What is too much for this device shows here, not while somebody waits for an answer.
async function try_once(session) {
  const [{ name, shape }] = session.inputMetadata;
  if (name === 'ids') await features_of(session, [0]);
  else await seen(session, new Uint8Array(shape.reduce((all, one) => all * one, 1)), session.outputNames[0]);
}

async function open({ open: id, model, wasm }) {
  if (wasm) env.wasm.wasmBinary = wasm;
  const session = await InferenceSession.create(new Uint8Array(model), options);
  await try_once(session);
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

const answer_to = (data) => {
  if (data.open !== undefined) return open(data);
  return data.run !== undefined ? run(data) : seen(sessions.get(data.see), data.photo, data.output);
};

onmessage = async ({ data }) => {
  try {
    const features = await answer_to(data);
    postMessage({ features }, [features.buffer]);
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
};
