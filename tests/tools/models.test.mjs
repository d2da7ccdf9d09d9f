import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { in_root } from '../../src/tools/lib/run.mjs';
import { addresses_of, cut_models, PART_bytes } from '../../src/tools/lib/models.mjs';
import { sha256 } from '../../src/tools/lib/stamp.mjs';

const manifest = JSON.parse(fs.readFileSync(in_root('models/manifest.json'), 'utf8'));
const worker = Buffer.from('onmessage = null;');
const encoder = { model: 'a.onnx', vocabulary: 'a.txt', pieces: 256, features: 768 };

function cut(options) {
  const parts = new Map();
  // The build puts a hash of the content into every name; here it is enough to tell files of one name apart.
  const add = (name, data) => {
    const address = parts.has(`models/${name}`) ? `models/${sha256(data).slice(0, 10)}.${name}` : `models/${name}`;
    parts.set(address, data);
    return address;
  };
  return { parts, made: cut_models({ worker, add, ...options }) };
}

function with_files(contents, work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-models-'));
  const files = Object.entries(contents).map(([name, data]) => {
    fs.writeFileSync(path.join(folder, name), data);
    return { path: name, bytes: data.length, sha256: sha256(data) };
  });
  try {
    return work(folder, files);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe('models for the page', () => {
  it('are the committed ones, whole after they were cut', () => {
    const { made, parts } = cut({ manifest, folder: in_root('models') });
    for (const { files } of made.models) {
      for (const file of files) {
        const whole = Buffer.concat(file.parts.map((part) => parts.get(part.path)));
        assert.equal(whole.length, file.bytes);
        assert.equal(sha256(whole), file.sha256);
        for (const part of file.parts) {
          assert.ok(part.bytes > 0 && part.bytes <= PART_bytes);
          assert.equal(sha256(parts.get(part.path)), part.sha256);
        }
      }
    }
  });

  it('name only heads and encoders whose files they have, and needs that there are', () => {
    const ids = manifest.models.map(({ id }) => id);
    for (const { files, heads, needs = [], encoder: runs } of manifest.models) {
      const names = files.map((file) => file.path);
      for (const { file } of heads) assert.ok(names.includes(file), file);
      for (const need of needs) assert.ok(ids.includes(need), need);
      if (runs) for (const file of [runs.model, runs.vocabulary ?? runs.model]) assert.ok(names.includes(file), file); // photos have no vocabulary
    }
  });

  it('come with the runtime only where one of them is run', () => {
    with_files({ 'a.onnx': Buffer.alloc(PART_bytes + 1, 7), 'a.txt': Buffer.from('a') }, (folder, files) => {
      const { made, parts } = cut({ manifest: { schema: 1, models: [{ id: 'deep', files, encoder }] }, folder });
      assert.deepEqual(made.models[0].files[0].parts.map(({ bytes }) => bytes), [PART_bytes, 1]);
      assert.deepEqual(made.runtime.files.map((file) => file.path), ['runtime.wasm', 'ml_worker.js']);
      assert.equal(made.runtime.files[1].parts[0].path, 'models/ml_worker.js');
      assert.equal(addresses_of(made, 'deep').length, parts.size);
      const plain = cut({ manifest: { schema: 1, models: [{ id: 'fast', files }] }, folder });
      assert.deepEqual(plain.made.runtime.files, []);
      assert.equal(addresses_of(plain.made, 'fast').length, 3);
      assert.deepEqual(addresses_of(plain.made, 'deep'), []);
    });
  });

  it('are refused when a file is not the one that was listed', () => {
    with_files({ 'a.onnx': Buffer.from('abc') }, (folder, files) => {
      fs.writeFileSync(path.join(folder, 'a.onnx'), 'abd');
      assert.throws(() => cut({ manifest: { schema: 1, models: [{ id: 'fast', files }] }, folder }), /is not what models\/manifest\.json says/);
      fs.rmSync(path.join(folder, 'a.onnx'));
      assert.throws(() => cut({ manifest: { schema: 1, models: [{ id: 'fast', files }] }, folder }), /is missing/);
    });
  });
});
