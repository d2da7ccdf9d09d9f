// npm run build: leaves dist/, a folder any static host can serve under any sub-path. Names of immutable files carry a
// hash of their content; every compressible file has .br and .gz beside it; the sizes are held to budgets.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { assemble } from './lib/assemble.mjs';
import { addresses_of } from './lib/models.mjs';
import { build_dir, for_each_at_once, in_root, is_main, last_lines, PlainError, run, script_main, step } from './lib/run.mjs';
import { hash_inputs, list_files, sha256, stamp_matches, write_stamp } from './lib/stamp.mjs';
import { prepare } from './prepare.mjs';
import { ensure_samples } from './samples.mjs';
import { ensure_system } from './setup.mjs';
import { part_file, read_parts } from './split_program.mjs';

const dist = in_root('dist');
const compressible = /\.(html|js|css|json|webmanifest|wasm|svg|ttf|txt|bin)$/;
const compressed = path.join(build_dir, 'compressed');

/** Configures a preset, once and when the presets change, and builds targets; the compiler's words go to a log and, when it fails, to the screen. */
export async function cmake_build(preset, targets) {
  const log = `build_${preset}.log`;
  const presets = hash_inputs(['CMakePresets.json']);
  if (!fs.existsSync(path.join(build_dir, preset, 'build.ninja')) || !stamp_matches(`preset_${preset}`, presets)) {
    await run('cmake', ['--preset', preset], { log: `configure_${preset}.log` });
    write_stamp(`preset_${preset}`, presets);
  }
  const args = ['--build', '--preset', preset, ...(targets.length > 0 ? ['--target', ...targets] : [])];
  const { code, output } = await run('cmake', args, { log, check: false });
  if (code !== 0) {
    const failures = output.split('\n').filter((line) => /error:|undefined/.test(line) && !line.startsWith('em++:'));
    const words = failures.length > 0 ? failures.slice(0, 30).join('\n') : last_lines(output, 30);
    throw new PlainError(`Building ${targets.join(', ') || preset} failed:\n${words}\nFull log: build/logs/${log}`);
  }
  return /warning:/.test(output) ? 'with warnings, see build/logs' : '';
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const encoders = {
  br: (data) => brotli(data, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  }),
  gz: (data) => gzip(data, { level: 9 }),
};

// Models are large and change seldom: what was made of them once is kept between builds.
async function compress_model(file, suffix, used) {
  const data = fs.readFileSync(file);
  const kept = path.join(compressed, `${sha256(data)}.${suffix}`);
  used.add(path.basename(kept));
  if (!fs.existsSync(kept)) {
    fs.mkdirSync(compressed, { recursive: true });
    fs.writeFileSync(`${kept}.new`, await encoders[suffix](data));
    fs.renameSync(`${kept}.new`, kept);
  }
  fs.copyFileSync(kept, `${file}.${suffix}`);
}

async function compress_files(folder) {
  const used = new Set();
  const files = list_files([folder], (name) => compressible.test(name));
  await for_each_at_once(files.flatMap((file) => Object.keys(encoders).map((suffix) => ({ file, suffix }))), async ({ file, suffix }) => {
    if (path.dirname(file).endsWith(`${path.sep}models`)) await compress_model(file, suffix, used);
    else fs.writeFileSync(`${file}.${suffix}`, await encoders[suffix](fs.readFileSync(file)));
  });
  for (const name of fs.existsSync(compressed) ? fs.readdirSync(compressed) : []) {
    if (!used.has(name)) fs.rmSync(path.join(compressed, name));
  }
}

const groups = [
  { name: 'wasm', match: /(^|\/)cairn\.[^/]*\.wasm$/ },
  { name: 'script', match: /(^|\/)app\.[^/]*\.js$/ },
  { name: 'fonts', match: /\.ttf$/ },
  { name: 'content', match: /(roadmap|quotes)\.[^/]*\.json$/ },
  { name: 'page', match: /(index\.html|\.css|\.webmanifest|\.svg)$/ },
];

/**
 * What the first load moves over the wire, in groups: {rows: [{name, raw, brotli, budget}], total}, the total last of the
 * rows; and what is fetched apart.
 */
export function first_load(folder = dist) {
  const { budgets_brotli_kb: budgets } = JSON.parse(fs.readFileSync(in_root('package.json'), 'utf8')).cairn;
  const measured = ({ name, match }) => {
    const files = list_files([folder], (file) => match.test(file));
    const raw = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
    const brotli = files.reduce((sum, file) => sum + fs.statSync(`${file}.br`).size, 0);
    return { name, raw, brotli, budget: budgets[name] * 1000 };
  };
  const rows = groups.map(measured);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { name: 'total', raw: sum('raw'), brotli: sum('brotli'), budget: budgets.total * 1000 };
  return { rows: [...rows, total], total, apart: measured({ name: 'parts', match: /(^|\/)parts\/[^/]*\.wasm$/ }) };
}

/** What Deep and its runtime move over the wire, and what all models are before that, as a row like those of first_load(). */
export function model_sizes(folder = dist) {
  const { budgets_brotli_kb: budgets, models_raw_kb } = JSON.parse(fs.readFileSync(in_root('package.json'), 'utf8')).cairn;
  const name = fs.readdirSync(folder).find((file) => /^models\.[0-9a-f]+\.json$/.test(file));
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const files = addresses_of(manifest, 'deep').map((address) => path.join(folder, address));
  const sum = (suffix) => files.reduce((total, file) => total + fs.statSync(file + suffix).size, 0);
  const all = manifest.models.flatMap((model) => model.files).reduce((total, file) => total + file.bytes, 0);
  return { row: { name: 'models', raw: sum(''), brotli: sum('.br'), budget: budgets.models * 1000 }, all, all_budget: models_raw_kb * 1000 };
}

function check_models({ all, all_budget }) {
  if (all <= all_budget) return;
  throw new PlainError(`All models together have ${all} bytes, more than cairn.models_raw_kb in package.json allows (${all_budget}).`);
}

function print_sizes(rows) {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
  console.log(`\n  First load${'raw'.padStart(11)}${'Brotli'.padStart(11)}${'budget'.padStart(11)}`);
  for (const { name, raw, brotli, budget } of rows) {
    console.log(`  ${name.padEnd(10)}${kb(raw)}${kb(brotli)}${kb(budget)}${brotli > budget ? '  OVER' : ''}`);
  }
}

function check_sizes(rows) {
  const over = rows.filter((row) => row.brotli > row.budget).map((row) => row.name);
  if (over.length > 0) {
    throw new PlainError(
      `Over the size budget: ${over.join(', ')}. Make it smaller, or change cairn.budgets_brotli_kb in package.json ` +
        'with the reason in the commit.',
    );
  }
}

/**
 * Brings dist/ up to date. preset 'web' is the real thing; 'web-debug' is quick to build, uncompressed and without
 * budgets, for npm run dev. Resolves to true when something was built.
 */
export async function build({ preset = 'web', quiet = false } = {}) {
  const debug = preset !== 'web';
  await prepare();
  await step('Sample photos', ensure_samples);
  await step('Program (wasm)', () => cmake_build(preset, ['cairn_web']));
  const wasm = path.join(build_dir, preset, 'cairn.wasm');
  const glue = path.join(build_dir, preset, 'cairn.js');
  const inputs = ['web', 'assets/icon', 'build/fonts', 'build/generated', 'build/samples', 'assets/plants/samples.json', 'assets/quotes.json', 'models/manifest.json', 'src/tools', 'package.json'];
  const parts = debug ? null : Object.fromEntries(Object.keys(read_parts()).map((name) => [name, part_file(wasm, name)]));
  const stamp = hash_inputs([...inputs, 'package-lock.json', 'src/parts.json', wasm, glue, ...Object.values(parts ?? {})], [preset]);
  if (stamp_matches('dist', stamp) && fs.existsSync(path.join(dist, 'index.html'))) return false;
  const { check_coverage } = await import('./fonts.mjs');
  check_coverage();
  const fresh = in_root('dist.new');
  fs.rmSync(fresh, { recursive: true, force: true });
  await step('Page', () => assemble({ out: fresh, glue, wasm, parts, version: stamp.slice(0, 12), debug }));
  let rows = [];
  if (!debug) {
    await step('Compression', () => compress_files(fresh));
    const { rows: first, apart } = first_load(fresh);
    const models = model_sizes(fresh);
    rows = [...first, apart, models.row];
    if (!quiet) print_sizes(rows);
    check_models(models);
  }
  fs.rmSync(dist, { recursive: true, force: true });
  fs.renameSync(fresh, dist);
  if (!debug) check_sizes(rows);
  write_stamp('dist', stamp);
  return true;
}

if (is_main(import.meta)) {
  await script_main(async () => {
    console.log('Building dist/');
    await ensure_system('build');
    if (!(await build())) console.log('  dist/ is up to date.');
  });
}
