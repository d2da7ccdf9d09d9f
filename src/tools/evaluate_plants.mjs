// npm run evaluate -- plants DIR INDEX.csv [--corrupt NAME]: how good the shipped model of plants is on the photos of a
// folder, by the shipped path: the page's worker opens them in a browser, the core cuts and reduces, the runtime runs, the
// core answers. INDEX.csv has the columns file and class_id (1 to 102; 0 or empty: none of these). Rows whose file is not in
// the folder are left out, and counted. Prints one line of JSON.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cmake_build } from './build.mjs';
import { launch_browser } from './lib/browser.mjs';
import { build_dir, in_root, PlainError, run } from './lib/run.mjs';
import { ensure_system } from './setup.mjs';

const target = 'cairn_evaluate_plants';
const models_dir = in_root('models');
const CHUNK = 64; // photos between two looks of the core
const SIDE_px = 640; // as the page opens photos: src/apps/plants/desk
const JPEG_quality = 0.2;
export const corruptions = ['none', 'blur', 'noise', 'jpeg', 'dark', 'half'];

/** The core's answer to one command of tests/bench/evaluate_plants.cpp. */
export async function core(...args) {
  const program = path.join(build_dir, 'web', `${target}.cjs`);
  const { code, output } = await run('node', [program, ...args.map(String)], { check: false });
  if (code !== 0) throw new PlainError(output.trim());
  return output;
}

/** The cells of a line of CSV; quotes may be around them. */
const cells_of = (line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** [{file, label}] of the rows whose file is in the folder, and how many others there are. */
export function read_index(text, exists) {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = cells_of(head ?? '');
  const [file_at, class_at] = [columns.indexOf('file'), columns.indexOf('class_id')];
  if (file_at < 0 || class_at < 0) throw new PlainError('The index needs the columns file and class_id in its first line.');
  const rows = lines.map((line, at) => {
    const cells = cells_of(line);
    const label = Number(cells[class_at] || 0);
    if (!Number.isInteger(label) || label < 0 || label > 102) throw new PlainError(`Line ${at + 2} of the index: class_id must be 0 to 102, found "${cells[class_at]}".`);
    return { file: cells[file_at], label };
  });
  const here = rows.filter(({ file }) => exists(file));
  return { rows: here, missing: rows.length - here.length };
}

/** A page that opens photos with the page's own worker. `take` gets the bytes of each: width, height, RGBA. */
async function open_browser(folder) {
  let take = null;
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => { take(Buffer.concat(chunks)); response.end(); });
    } else if (pathname === '/worker.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(fs.readFileSync(in_root('web/photo_worker.js')));
    } else if (pathname.startsWith('/photos/')) {
      response.end(fs.readFileSync(path.join(folder, decodeURIComponent(pathname.slice('/photos/'.length)))));
    } else {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Photos</title>');
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const browser = await launch_browser();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => {
    const worker = new Worker('/worker.js', { type: 'module' });
    let settle = null;
    worker.onmessage = ({ data }) => settle(data);
    const ask = (message) => new Promise((resolve, reject) => {
      settle = (answer) => (answer.error ? reject(new Error(answer.error)) : resolve(answer));
      worker.postMessage(message);
    });
    let key = 0;
    globalThis.open_photo = async (name, side, quality) => {
      let blob = await (await fetch(`/photos/${encodeURIComponent(name)}`)).blob();
      if (quality) blob = new Blob([(await ask({ jpeg: key += 1, blob, side, quality })).bytes], { type: 'image/jpeg' });
      const before = performance.now();
      const { width, height, rgba } = await ask({ open: key += 1, blob, side });
      const took = performance.now() - before;
      await fetch('/pixels', { method: 'POST', body: new Blob([new Uint32Array([width, height]), rgba]) });
      return took;
    };
  });
  return {
    async open(name, quality) {
      const arriving = new Promise((resolve) => { take = resolve; });
      const took = await page.evaluate(([file, side, poor]) => globalThis.open_photo(file, side, poor), [name, SIDE_px, quality]);
      return { took, bytes: await arriving };
    },
    close: () => Promise.all([browser.close(), new Promise((resolve) => { server.close(resolve); })]),
  };
}

/** Opens the model in the runtime, as the page does: one thread. Resolves to pixels -> map. */
export async function open_model(encoder) {
  const dist = in_root('node_modules', 'onnxruntime-web', 'dist');
  const ort = await import(pathToFileURL(path.join(dist, 'ort.wasm.min.mjs')).href);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${pathToFileURL(dist).href}/`;
  const session = await ort.InferenceSession.create(fs.readFileSync(path.join(models_dir, encoder.model)), {
    executionProviders: ['wasm'],
  });
  const shape = [encoder.side, encoder.side, 3];
  return async (pixels, output = 'map') => (await session.run({ pixels: new ort.Tensor('uint8', pixels, shape) }, [output]))[output].data;
}

export const plants_model = () => JSON.parse(fs.readFileSync(path.join(models_dir, 'manifest.json'), 'utf8'))
  .models.find(({ id }) => id === 'plants');

/** The features of every photo, float32, in a file. Resolves to the milliseconds that opening and running took. */
async function features_of(rows, folder, corruption, encoder, work) {
  const see = await open_model(encoder);
  const browser = await open_browser(folder);
  const [pixels, squares, maps, features] = ['pixels', 'squares', 'maps', 'features'].map((name) => path.join(work, name));
  const took = { open: 0, run: 0 };
  try {
    for (let at = 0; at < rows.length; at += CHUNK) {
      for (const file of [pixels, squares, maps]) fs.rmSync(file, { force: true });
      for (const { file } of rows.slice(at, at + CHUNK)) {
        const opened = await browser.open(file, corruption === 'jpeg' ? JPEG_quality : 0).catch((error) => {
          throw new PlainError(`${file} could not be opened: ${error.message.split('\n')[0]}`);
        });
        took.open += opened.took;
        fs.appendFileSync(pixels, opened.bytes);
      }
      await core('squares', pixels, corruption, squares);
      const seen = fs.readFileSync(squares);
      const each = encoder.side * encoder.side * 3;
      for (let from = 0; from < seen.length; from += each) {
        const before = performance.now();
        const map = await see(new Uint8Array(seen.subarray(from, from + each)));
        took.run += performance.now() - before;
        fs.appendFileSync(maps, new Uint8Array(map.buffer, map.byteOffset, map.byteLength));
      }
      await core('pool', maps, encoder.features, features);
    }
  } finally {
    await browser.close();
  }
  return { features, took };
}

export async function evaluate_plants(folder, index, corruption = 'none') {
  if (!corruptions.includes(corruption)) throw new PlainError(`--corrupt takes ${corruptions.join(', ')}.`);
  if (!fs.existsSync(folder)) throw new PlainError(`There is no folder ${folder}.`);
  if (!fs.existsSync(index)) throw new PlainError(`There is no file ${index}.`);
  const { rows, missing } = read_index(fs.readFileSync(index, 'utf8'), (file) => fs.existsSync(path.join(folder, file)));
  if (rows.length === 0) throw new PlainError(`None of the files in ${index} is in ${folder}.`);
  await ensure_system('test');
  await cmake_build('web', [target]);
  const work = fs.mkdtempSync(path.join(build_dir, 'evaluate_'));
  try {
    const { encoder } = plants_model();
    const { features, took } = await features_of(rows, folder, corruption, encoder, work);
    const labels = path.join(work, 'labels');
    fs.writeFileSync(labels, new Uint8Array(Int32Array.from(rows, ({ label }) => label).buffer));
    const figures = JSON.parse(await core('figures', path.join(models_dir, 'manifest.json'), models_dir, features, labels));
    const each = (ms) => Math.round((ms / rows.length) * 10) / 10;
    console.log(JSON.stringify({ model: 'plants', corruption, ...figures, files_missing: missing, open_ms: each(took.open), run_ms: each(took.run) }));
  } finally {
    fs.rmSync(work, { recursive: true });
  }
}
