import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import jpeg from 'jpeg-js';
import pngjs from 'pngjs';
import { first_load } from '../../src/tools/build.mjs';
import { SPECIES_COUNT } from '../../src/tools/check_species.mjs';
import { precached } from '../../src/tools/lib/assemble.mjs';
import { averaged, reduced } from '../../src/tools/lib/reduce_photo.mjs';
import { built_name, built_photo, LARGEST_bytes, read_samples, write_samples } from '../../src/tools/samples.mjs';
import { sha256 } from '../../src/tools/lib/stamp.mjs';

const { suite, samples } = read_samples();

function in_folder(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-samples-'));
  try {
    return work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A picture whose pixel (x, y) is paint(x, y): [red, green, blue, alpha]. */
function painted(width, height, paint) {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set(paint(x, y), (y * width + x) * 4);
  return { width, height, data };
}

const png = (picture) => pngjs.PNG.sync.write(Object.assign(new pngjs.PNG(picture), { data: picture.data }));
const leaf = () => [40, 120, 60, 255];

describe('the list of sample photos', () => {
  it('says of each what it shows, whose it is and under what licence', () => {
    assert.match(suite, /^[a-z]+$/);
    assert.equal(new Set(samples.map(({ id }) => id)).size, samples.length);
    for (const sample of samples) {
      assert.match(sample.id, /^[a-z]+$/);
      for (const key of ['name', 'licence', 'source', 'package', 'path']) assert.ok(sample[key].trim().length > 0, `${sample.id}: ${key}`);
      assert.ok(sample.author === null || sample.author.length > 0, sample.id); // null: the package names none
      assert.match(sample.licence_url, /^https:\/\//);
      assert.match(sample.sha256, /^[0-9a-f]{64}$/);
      assert.ok(['binary', 'source'].includes(sample.archive), sample.id);
      assert.ok(!path.isAbsolute(sample.path) && !sample.path.split('/').includes('..'), sample.path);
      assert.ok(sample.species === null || (Number.isInteger(sample.species) && sample.species >= 1 && sample.species <= SPECIES_COUNT));
    }
  });

  it('has plants that the model knows and something that it does not', () => {
    assert.ok(new Set(samples.map(({ species }) => species).filter(Boolean)).size >= 3);
    assert.ok(samples.some(({ species }) => species === null));
  });
});

describe('a sample photo', () => {
  it('is the one that was looked at, or the build stops', async () => {
    const file = png(painted(8, 8, leaf));
    const sample = { ...samples[0], path: 'leaf.png', sha256: sha256(file) };
    assert.ok((await built_photo(sample, file)).length > 0);
    await assert.rejects(built_photo(sample, png(painted(8, 8, () => [0, 0, 0, 255]))), /holds another leaf\.png/);
  });

  it('stays as it is when it is a WebP, and becomes a JPEG otherwise', async () => {
    const file = Buffer.from('RIFF....WEBP');
    const sample = { ...samples[0], id: 'leaf', path: 'a/leaf.webp', sha256: sha256(file) };
    assert.equal(built_name(sample), 'leaf.webp');
    assert.ok((await built_photo(sample, file)).equals(file));
    assert.equal(built_name({ id: 'leaf', path: 'a/B.png' }), 'leaf.jpg');
    assert.equal(built_name({ id: 'leaf', path: 'a/b.jpg' }), 'leaf.jpg');
  });

  it('may not be large', async () => {
    const file = Buffer.alloc(LARGEST_bytes + 1);
    await assert.rejects(built_photo({ ...samples[0], path: 'x.webp', sha256: sha256(file) }, file), /more than 150000/);
  });
});

describe('reducing a photo', () => {
  it('takes the mean of what a pixel covers', () => {
    // Three columns become two: each covers one and a half.
    const row = painted(3, 1, (x) => [[30, 0, 0, 255], [60, 90, 0, 255], [90, 0, 240, 255]][x]);
    const { data } = averaged(row, 2, 1);
    assert.deepEqual([...data], [40, 30, 0, 255, 80, 30, 160, 255]);
  });

  it('keeps a plain picture plain whatever the sizes are', () => {
    for (const [width, height, to_width, to_height] of [[7, 5, 3, 2], [640, 3, 97, 1], [10, 10, 10, 10], [1855, 2, 640, 1]]) {
      const { data } = averaged(painted(width, height, leaf), to_width, to_height);
      assert.equal(data.length, to_width * to_height * 4);
      for (let i = 0; i < data.length; i += 4) assert.deepEqual([...data.subarray(i, i + 4)], leaf());
    }
  });

  it('lays what is see-through on white', () => {
    const { data } = averaged(painted(2, 1, (x) => [0, 100, 0, x === 0 ? 255 : 0]), 1, 1);
    assert.deepEqual([...data], [128, 178, 128, 255]);
  });

  it('fits the long side, enlarges nothing, and gives a JPEG of the same colours', () => {
    for (const [width, height, wanted] of [[100, 50, [40, 20]], [50, 100, [20, 40]], [30, 20, [30, 20]], [400, 2, [40, 1]]]) {
      const photo = jpeg.decode(reduced(png(painted(width, height, leaf)), { side: 40, quality: 90 }));
      assert.deepEqual([photo.width, photo.height], wanted);
      for (const [c, value] of leaf().entries()) assert.ok(Math.abs(photo.data[c] - value) <= 3, `${photo.data[c]} ${value}`);
    }
  });

  it('drops what a file says of place and camera', () => {
    const file = jpeg.encode({ ...painted(16, 16, leaf), exifBuffer: Buffer.from('Exif\0\0the camera') }, 90).data;
    assert.ok(file.includes('the camera'));
    assert.ok(!reduced(file, { side: 16, quality: 90 }).includes('Exif'));
  });

  it('refuses what is no JPEG and no PNG', () => {
    assert.throws(() => reduced(Buffer.from('GIF89a'), { side: 16, quality: 90 }), /Only JPEG and PNG/);
    assert.throws(() => reduced(Buffer.alloc(0), { side: 16, quality: 90 }), /Only JPEG and PNG/);
  });
});

describe('sample photos in the page', () => {
  it('are listed with their addresses, and with nothing of the build', () => {
    in_folder((folder) => {
      const files = new Map();
      const add = (name, data) => {
        files.set(name, data);
        return name.replace('.', '.0123456789.');
      };
      for (const sample of samples) fs.writeFileSync(path.join(folder, built_name(sample)), sample.id);
      assert.equal(write_samples(add, { samples }, folder), 'samples.0123456789.json');
      const list = JSON.parse(files.get('samples.json')).samples;
      assert.deepEqual(list.map(({ id }) => id), samples.map(({ id }) => id));
      for (const entry of list) {
        assert.deepEqual(Object.keys(entry), ['id', 'name', 'species', 'author', 'licence', 'licence_url', 'source', 'path']);
        assert.match(entry.path, new RegExp(`^samples/${entry.id}\\.0123456789\\.(jpg|webp)$`));
        assert.equal(String(files.get(entry.path.replace('.0123456789', ''))), entry.id);
      }
    });
  });

  it('are kept for times without a network, and are not in the first load', () => {
    assert.ok(precached('samples/rose.0123456789.jpg'));
    assert.ok(precached('samples.0123456789.json'));
    in_folder((folder) => {
      fs.mkdirSync(path.join(folder, 'samples'));
      for (const name of ['samples/rose.0123456789.jpg', 'samples.0123456789.json', 'index.html', 'index.html.br']) {
        fs.writeFileSync(path.join(folder, name), 'four');
      }
      const { rows } = first_load(folder);
      assert.equal(rows.at(-1).name, 'total');
      assert.equal(rows.at(-1).brotli, 4);
    });
  });
});
