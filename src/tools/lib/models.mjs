// The models and their runtime as the page fetches them: copies cut into parts that are named by their content
// (decisions/0009), and the manifest that lists them. Knows nothing of what a model does.
import fs from 'node:fs';
import path from 'node:path';
import { in_root, PlainError } from './run.mjs';
import { sha256 } from './stamp.mjs';

export const PART_bytes = 1 << 20;

/** `add(name, data)` stores a part and answers its address. */
function cut(name, data, add) {
  const { name: stem, ext } = path.parse(name);
  const count = Math.ceil(data.length / PART_bytes);
  return Array.from({ length: count }, (_, at) => {
    const bytes = data.subarray(at * PART_bytes, (at + 1) * PART_bytes);
    const part_name = ext === '.js' ? `${stem}.js` : `${stem}${ext}.${String(at).padStart(2, '0')}.bin`;
    return { path: add(part_name, bytes), bytes: bytes.length, sha256: sha256(bytes) };
  });
}

function describe(name, data, add) {
  return { path: name, bytes: data.length, sha256: sha256(data), parts: cut(path.posix.basename(name), data, add) };
}

/** A file of a model, held to what the manifest says of it. */
function read_checked(folder, { path: name, bytes, sha256: wanted }) {
  const file = path.join(folder, name);
  if (!fs.existsSync(file)) throw new PlainError(`${file} is missing, which models/manifest.json lists.`);
  const data = fs.readFileSync(file);
  if (data.length !== bytes || sha256(data) !== wanted) {
    throw new PlainError(`${file} is not what models/manifest.json says. After a training run: python models/manifest.py`);
  }
  return data;
}

/** What the page shows of a model; a model that a test makes may have none. */
function card_of(folder, id) {
  const file = path.join(folder, id, 'card.md');
  return fs.existsSync(file) ? { card: fs.readFileSync(file, 'utf8') } : {};
}

/**
 * The manifest for the page. `manifest` is that of the sources, `folder` where its files lie, `worker` the script that runs
 * models (a Buffer); without a model that needs it the runtime is left out.
 */
export function cut_models({ manifest, folder, worker, add }) {
  const models = manifest.models.map((model) => ({
    ...model,
    ...card_of(folder, model.id),
    files: model.files.map((file) => describe(file.path, read_checked(folder, file), add)),
  }));
  if (!models.some(({ encoder }) => encoder)) return { schema: manifest.schema, models, runtime: { files: [] } };
  const wasm = fs.readFileSync(in_root('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'));
  const files = [describe('runtime.wasm', wasm, add), describe('ml_worker.js', worker, add)];
  if (files[1].parts.length !== 1) throw new PlainError(`The script that runs models has ${worker.length} bytes: a script cannot be cut.`);
  return { schema: manifest.schema, models, runtime: { files } };
}

/** The addresses of everything that a model takes, its runtime too. */
export function addresses_of(manifest, id) {
  const model = manifest.models.find((one) => one.id === id);
  if (!model) return [];
  const files = [...model.files, ...(model.encoder ? manifest.runtime.files : [])];
  return files.flatMap(({ parts }) => parts.map((part) => part.path));
}
