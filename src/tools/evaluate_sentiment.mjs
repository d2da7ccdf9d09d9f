// npm run evaluate -- sentiment FILE.tsv[.xz] [--model ID]: how good a shipped model of tone is on labelled texts, by
// the shipped path: the core as WebAssembly and the runtime, one thread. Prints one line of JSON.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cmake_build } from './build.mjs';
import { build_dir, in_root, PlainError, run } from './lib/run.mjs';
import { ensure_system } from './setup.mjs';

const target = 'cairn_evaluate_sentiment';

/** Does the work with a folder of its own for what passes between core and runtime: two runs do not meet there. */
async function in_folder(work) {
  await ensure_system('build');
  await cmake_build('web', [target]);
  const folder = fs.mkdtempSync(path.join(build_dir, 'evaluate_'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
export const models_dir = in_root('models');

export const read_manifest = () => JSON.parse(fs.readFileSync(path.join(models_dir, 'manifest.json'), 'utf8'));

/** The core's answer to one command of tests/bench/evaluate_sentiment.cpp. */
export async function core(...args) {
  const program = path.join(build_dir, 'web', `${target}.cjs`);
  const { code, output } = await run('node', [program, ...args.map(String)], { check: false });
  if (code !== 0) throw new PlainError(output.trim());
  return output;
}

/** The file as plain TSV: unpacked if it is an .xz. */
async function plain_file(file, folder) {
  if (!fs.existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  if (!file.endsWith('.xz')) return file;
  const copy = path.join(folder, path.basename(file));
  fs.copyFileSync(file, copy);
  await run('xz', ['--decompress', '--force', copy]);
  return copy.slice(0, -'.xz'.length);
}

const model_of = (manifest, id) => manifest.models.find((entry) => entry.id === id);

/** The encoder that a model's heads stand on: its own, or that of the model that it needs. */
export function encoder_of(manifest, model_id) {
  const model = model_of(manifest, model_id);
  return model.encoder ?? model_of(manifest, model.needs[0]).encoder;
}

/** The head of the model, or of those that stand on it, that knows all these labels; the fewest labels win. */
export function head_for(manifest, model_id, labels) {
  if (!model_of(manifest, model_id)) {
    throw new PlainError(`There is no model "${model_id}". There are: ${manifest.models.map(({ id }) => id).join(', ')}.`);
  }
  const heads = manifest.models
    .filter((entry) => entry.id === model_id || entry.needs?.includes(model_id))
    .flatMap((entry) => entry.heads);
  const fitting = heads.filter((head) => labels.every((label) => head.labels.includes(label)));
  if (fitting.length === 0) {
    const known = heads.map((head) => head.labels.join(', ')).join('; ');
    throw new PlainError(`The model ${model_id} does not know these labels: ${labels.join(', ')}. It knows: ${known}.`);
  }
  return fitting.sort((a, b) => a.labels.length - b.labels.length)[0];
}

/** Opens an encoder in the runtime, as the page does: one thread. Resolves to ids -> features. */
export async function open_encoder(encoder) {
  const dist = in_root('node_modules', 'onnxruntime-web', 'dist');
  const ort = await import(pathToFileURL(path.join(dist, 'ort.wasm.min.mjs')).href);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${pathToFileURL(dist).href}/`;
  const session = await ort.InferenceSession.create(fs.readFileSync(path.join(models_dir, encoder.model)), {
    executionProviders: ['wasm'],
  });
  return async (ids) => (await session.run({ ids: new ort.Tensor('int32', ids, [ids.length]) })).features.data;
}

/** The features of every text, as float32 in a file. Resolves to the milliseconds that the runs took. */
async function encode(encoder, pieces_file, features_file) {
  const features_of = await open_encoder(encoder);
  const bytes = fs.readFileSync(pieces_file);
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const out = fs.openSync(features_file, 'w');
  let took = 0;
  for (let at = 0; at < numbers.length; at += numbers[at] + 1) {
    const ids = numbers.slice(at + 1, at + 1 + numbers[at]);
    const before = performance.now();
    const features = await features_of(ids);
    took += performance.now() - before;
    fs.writeSync(out, new Uint8Array(features.buffer, features.byteOffset, features.byteLength));
  }
  fs.closeSync(out);
  return took;
}

/** The texts of a file as features, in a file. Resolves to {features_file, took}: milliseconds. */
async function features_of_file(file, encoder, folder) {
  const pieces_file = path.join(folder, 'pieces.bin');
  const features_file = path.join(folder, 'features.bin');
  const before = performance.now();
  await core('pieces', file, path.join(models_dir, encoder.vocabulary), encoder.pieces, pieces_file);
  const cutting = performance.now() - before;
  return { features_file, took: cutting + (await encode(encoder, pieces_file, features_file)) };
}

async function evaluate_deep(file, manifest, model_id, head, folder) {
  const encoder = encoder_of(manifest, model_id);
  const { features_file, took } = await features_of_file(file, encoder, folder);
  const head_file = path.join(models_dir, head.file);
  const figures = JSON.parse(
    await core('heads', file, head_file, features_file, encoder.features, head.sure, ...head.labels),
  );
  return { ...figures, ms_per_text: took / figures.n };
}

export async function evaluate_sentiment(given, model_id) {
  const figures = await in_folder(async (folder) => {
    const manifest = read_manifest();
    const file = await plain_file(given, folder);
    const head = head_for(manifest, model_id, JSON.parse(await core('labels', file)));
    const found =
      model_id === 'fast'
        ? JSON.parse(await core('fast', file, path.join(models_dir, head.file), ...head.labels))
        : await evaluate_deep(file, manifest, model_id, head, folder);
    return { question: head.question, ...found };
  });
  console.log(JSON.stringify({ model: model_id, file: path.basename(given), ...figures }));
}

/** For each text how much likelier a model finds it positive than negative, as a logit. */
export const tone_logits = (texts, model_id) =>
  in_folder(async (folder) => {
    const manifest = read_manifest();
    const head = head_for(manifest, model_id, ['negative', 'positive']);
    const head_file = path.join(models_dir, head.file);
    const file = path.join(folder, 'texts.tsv');
    fs.writeFileSync(file, `label\ttext\n${texts.map((text) => `none\t${text}\n`).join('')}`);
    if (model_id === 'fast') return JSON.parse(await core('fast-logits', file, head_file));
    const encoder = encoder_of(manifest, model_id);
    const { features_file } = await features_of_file(file, encoder, folder);
    const logits = JSON.parse(await core('logits', head_file, features_file, encoder.features, head.labels.length));
    return logits.map(([negative, positive]) => positive - negative);
  });
