// Holds the shipped species pages against their schema, and the check against spoiled copies of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkSpecies, SPECIES_COUNT, SPECIES_DIR, speciesFile, UNCHECKED_SOURCE } from '../../src/tools/check_species.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const tool = path.join(root, 'src/tools/check_species.mjs');
const { problems, content } = checkSpecies(root);
const page_of = new Map(content.species.map((page) => [page.id, page]));

test('the shipped pages fit their schema', () => {
  assert.deepEqual(problems, []);
});

test('there is one page for each class, in order', () => {
  assert.deepEqual(content.species.map((page) => page.id), Array.from({ length: SPECIES_COUNT }, (_, i) => i + 1));
});

test('what the photos show is named, not a wrong label', () => {
  const shown = { 21: 'Gloriosa superba', 55: 'Alyogyne huegelii', 58: 'Pelargonium × hortorum', 59: 'Tithonia rotundifolia',
    75: 'Datura', 86: 'Malva trimestris', 89: 'Tropaeolum majus', 93: 'Wallisia cyanea', 97: 'Abutilon × hybridum' };
  for (const [id, latin] of Object.entries(shown)) {
    assert.equal(page_of.get(Number(id)).latin, latin);
    assert.notEqual(page_of.get(Number(id)).note, '', `${id} says why`);
  }
});

test('plants that are well known to be dangerous are called toxic', () => {
  const deadly = { 9: 'monkshood', 21: 'flame lily', 40: 'hellebore', 42: 'daffodil', 72: 'azalea', 75: 'thorn apple',
    85: 'desert rose', 94: 'foxglove' };
  for (const id of Object.keys(deadly)) assert.equal(page_of.get(Number(id)).toxicity, 'toxic', deadly[id]);
  assert.match(page_of.get(6).toxicity_note, /cats/, 'lilies and cats');
});

/** Copies the pages, lets change spoil them, and returns the problems the check then reports. */
function problemsAfter(change) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-species-'));
  try {
    fs.cpSync(path.join(root, SPECIES_DIR), path.join(copy, SPECIES_DIR), { recursive: true });
    change({
      edit(id, mutate) {
        const at = path.join(copy, speciesFile(id));
        const value = JSON.parse(fs.readFileSync(at, 'utf8'));
        fs.writeFileSync(at, JSON.stringify(mutate(value) ?? value));
      },
      write: (file, text) => fs.writeFileSync(path.join(copy, file), text),
      remove: (file) => fs.rmSync(path.join(copy, file)),
    });
    return checkSpecies(copy).problems;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

const spoiled = [
  ['a missing key', 1, (p) => { delete p.care; }, 'care'],
  ['a key too many', 1, (p) => { p.extra = 1; }, 'extra'],
  ['keys out of order', 1, ({ id, common, ...rest }) => ({ common, id, ...rest }), '(file)'],
  ['a list instead of a page', 1, () => [], '(file)'],
  ['an unknown rank', 2, (p) => { p.rank = 'kind'; }, 'rank'],
  ['an unknown habit', 2, (p) => { p.habit[0] = 'herb'; }, 'habit[0]'],
  ['no habit', 2, (p) => { p.habit = []; }, 'habit'],
  ['a habit named twice', 2, (p) => { p.habit = ['annual', 'annual']; }, 'habit'],
  ['an unknown colour', 2, (p) => { p.colours.push('mauve'); }, 'colours[3]'],
  ['an unknown light', 2, (p) => { p.light = 'bright'; }, 'light'],
  ['an unknown water', 2, (p) => { p.water = 'some'; }, 'water'],
  ['an unknown toxicity', 2, (p) => { p.toxicity = 'safe'; }, 'toxicity'],
  ['the id of another page', 3, (p) => { p.id = 4; }, 'id'],
  ['an id that is no number', 3, (p) => { p.id = '3'; }, 'id'],
  ['heights the wrong way round', 3, (p) => { p.height_cm = [90, 50]; }, 'height_cm'],
  ['a height of nothing', 3, (p) => { p.height_cm = [0, 50]; }, 'height_cm[0]'],
  ['a height beyond all plants here', 3, (p) => { p.height_cm = [50, 4001]; }, 'height_cm[1]'],
  ['one height', 3, (p) => { p.height_cm = [50]; }, 'height_cm'],
  ['months out of order', 3, (p) => { p.months = [6, 5]; }, 'months'],
  ['a month named twice', 3, (p) => { p.months = [5, 5]; }, 'months'],
  ['a thirteenth month', 3, (p) => { p.months = [13]; }, 'months[0]'],
  ['a name that is too long', 4, (p) => { p.common = 'x'.repeat(61); }, 'common'],
  ['a sentence that is too long', 4, (p) => { p.flower = `${'x'.repeat(300)}.`; }, 'flower'],
  ['a sentence without an end', 4, (p) => { p.leaves = 'Green'; }, 'leaves'],
  ['care that is too long', 4, (p) => { p.care = `${'x'.repeat(500)}.`; }, 'care'],
  ['an exclamation mark', 4, (p) => { p.grows_in = 'Grown everywhere!.'; }, 'grows_in'],
  ['an empty text', 4, (p) => { p.origin = ''; }, 'origin'],
  ['a text that is a number', 4, (p) => { p.season = 5; }, 'season'],
  ['another name that repeats the first', 5, (p) => { p.also.push('pot Marigold'); }, 'also'],
  ['another name given twice', 5, (p) => { p.also.push('Calendula'); }, 'also'],
  ['a synonym that repeats the Latin name', 5, (p) => { p.synonyms.push(p.latin); }, 'synonyms'],
  ['a look-alike of itself', 6, (p) => { p.look_alikes[0].id = 6; }, 'look_alikes[0].id'],
  ['a look-alike that does not exist', 6, (p) => { p.look_alikes[0].id = 103; }, 'look_alikes[0].id'],
  ['a look-alike named twice', 6, (p) => { p.look_alikes[1].id = p.look_alikes[0].id; }, 'look_alikes'],
  ['a look-alike without a tell', 6, (p) => { delete p.look_alikes[0].tell; }, 'look_alikes[0].tell'],
  ['a look-alike with an id and a name', 6, (p) => { p.look_alikes[0].name = 'Lily'; }, 'look_alikes[0].id'],
  ['no look-alike', 2, (p) => { p.look_alikes = []; }, 'look_alikes'],
  ['too many look-alikes', 2, (p) => { p.look_alikes = [1, 2, 3, 4, 5].map((n) => ({ name: `a${n}`, tell: `b${n}.` })); },
    'look_alikes'],
  ['no source', 7, (p) => { p.sources = []; }, 'sources'],
  ['a source beside the one that says nothing was read', 7, (p) => { p.sources.push(UNCHECKED_SOURCE); }, 'sources'],
  ['a warning without a source', 9, (p) => { p.sources = [UNCHECKED_SOURCE]; }, 'sources'],
];
for (const [what, id, mutate, where] of spoiled) {
  test(`the check reports ${what}`, () => {
    const found = problemsAfter(({ edit }) => edit(id, mutate));
    assert.ok(found.some((line) => line.startsWith(`${speciesFile(id)}: ${where}: `)), found.join('\n') || 'no problem found');
  });
}

test('the check reports a one-sided look-alike in the page that names the other', () => {
  const found = problemsAfter(({ edit }) => edit(1, (p) => { p.look_alikes = p.look_alikes.filter((other) => other.id !== 57); }));
  assert.deepEqual(found, [`${speciesFile(57)}: look_alikes[0].id: ${speciesFile(1)} does not name 57 in turn`]);
});

test('the check reports an id, a name and a tell that two pages share', () => {
  const found = problemsAfter(({ edit }) => {
    edit(11, (p) => { p.id = 10; });
    edit(12, (p) => { p.common = 'globe Thistle'; });
    edit(13, (p) => { p.look_alikes[0].tell = page_of.get(14).look_alikes[0].tell; });
  });
  const file = speciesFile(10);
  assert.ok(found.includes(`${speciesFile(11)}: id: 10 is already used in ${file}`), found.join('\n'));
  assert.ok(found.includes(`${speciesFile(12)}: common: "globe thistle" is already used in ${file}`), found.join('\n'));
  assert.ok(found.some((line) => line.startsWith(`${speciesFile(14)}: look_alikes[0].tell: `)), found.join('\n'));
});

test('the check reports a lost page, a page too many and broken JSON with its place', () => {
  const found = problemsAfter(({ write, remove }) => {
    remove(speciesFile(20));
    write(`${SPECIES_DIR}/103.json`, '{}');
    write(speciesFile(21), '{\n  "id": 21,\n  oops\n}\n');
  });
  assert.ok(found.includes(`${SPECIES_DIR}/103.json: (file): does not belong here`), found.join('\n'));
  assert.ok(found.includes(`${speciesFile(20)}: (file): cannot be read: ENOENT`), found.join('\n'));
  assert.ok(found.some((line) => line.startsWith(`${speciesFile(21)}: line 3, `)), found.join('\n'));
});

test('no spoiled value makes the check throw', () => {
  const keys = Object.keys(page_of.get(1));
  for (const value of [null, 7, '', [], {}, [null], [[]], { id: 1 }]) {
    const found = problemsAfter(({ edit }) => {
      keys.forEach((key, i) => edit(30 + i, (p) => { p[key] = value; }));
      edit(1, () => value);
    });
    assert.ok(found.length > 0, JSON.stringify(value));
  }
});

test('the command writes one minified file and fails on problems', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-species-'));
  try {
    const out = path.join(folder, 'made', 'species.json');
    const good = spawnSync(process.execPath, [tool, '--json', out], { encoding: 'utf8' });
    assert.equal(good.status, 0, good.stderr);
    const written = fs.readFileSync(out, 'utf8');
    assert.ok(written.startsWith('{"schema":1,"species":[{"id":1,'));
    assert.ok(!written.includes('\n'));
    assert.deepEqual(JSON.parse(written), content);
    const bad = spawnSync(process.execPath, [tool, '--root', folder, '--json', path.join(folder, 'no.json')], { encoding: 'utf8' });
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /assets\/plants\/species\/001\.json: \(file\): cannot be read: ENOENT/);
    assert.ok(!fs.existsSync(path.join(folder, 'no.json')));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
