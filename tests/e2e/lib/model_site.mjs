// The built page with other models than it was built with: Deep is a model of some hundred bytes, run by the real runtime.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle_worker } from '../../../src/tools/lib/assemble.mjs';
import { cut_models } from '../../../src/tools/lib/models.mjs';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { sha256 } from '../../../src/tools/lib/stamp.mjs';
import { serve } from '../../../src/tools/serve.mjs';

const model_of = (folder, id, contents, rest = {}) => ({
  id,
  version: 1,
  files: Object.entries(contents).map(([name, data]) => {
    fs.writeFileSync(path.join(folder, name), data);
    return { path: name, bytes: data.length, sha256: sha256(data) };
  }),
  heads: [],
  ...rest,
});

/** {url, manifest, close, answer}: answer(address, response) may answer for a part itself by returning true. */
export async function serve_models(ctx, dir = in_root('dist')) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-site-'));
  const onnx = fs.readFileSync(in_root('tests/fixtures/onnx/sum.onnx'));
  const models = [
    model_of(folder, 'fast', { 'fast.bin': Buffer.alloc(2_500_000, 3) }),
    model_of(folder, 'deep', { 'sum.onnx': onnx }, { encoder: { model: 'sum.onnx', vocabulary: 'sum.onnx', pieces: 256, features: 768 } }),
    model_of(folder, 'irony', { 'irony.head': Buffer.alloc(60_000, 5) }, { needs: ['deep'] }),
  ];
  const parts = new Map();
  const add = (name, data) => {
    const { name: stem, ext } = path.parse(name);
    const address = `models/${stem}.${sha256(data).slice(0, 10)}${ext}`;
    parts.set(address, data);
    return address;
  };
  const manifest = cut_models({ manifest: { schema: 1, models }, folder, worker: await bundle_worker(), add });
  fs.rmSync(folder, { recursive: true });
  const site = { manifest, asked: [], answer: () => false };
  const extra = (address, request, response) => {
    const name = address.slice(1);
    const list = /^models\.[0-9a-f]+\.json$/.test(name);
    const data = list ? Buffer.from(JSON.stringify(manifest)) : parts.get(name);
    if (!data) return false;
    if (!list) site.asked.push(name);
    if (!list && site.answer(name, response, data)) return true;
    response.writeHead(200, {
      'Content-Type': name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
      'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
      'Content-Length': data.length,
    });
    response.end(data);
    return true;
  };
  const server = await serve({ dir, base: '/with/models/', extra });
  ctx.later(() => server.close());
  ctx.watcher.allow(new RegExp(`^request to another origin: ${server.url}`));
  return Object.assign(site, { url: server.url, close: () => server.close() });
}
