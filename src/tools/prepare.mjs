// Everything a compiler needs before it can start: npm packages, library sources, fonts, icons.h, the roadmap as one
// file. Every step is skipped when its inputs have not changed. CMake calls this at configure time.
import fs from 'node:fs';
import path from 'node:path';
import { build_dir, in_root, is_main, PlainError, run, script_main } from './lib/run.mjs';
import { hash_inputs, stamp_matches, write_stamp } from './lib/stamp.mjs';

export const roadmap_file = path.join(build_dir, 'generated/roadmap.json');
export const species_file = path.join(build_dir, 'generated/species.json');

/** Installs the locked npm packages when node_modules is missing or was made from another lock file. */
export async function ensure_node_modules() {
  const stamp = hash_inputs(['package-lock.json'], [process.version]);
  if (fs.existsSync(in_root('node_modules')) && stamp_matches('node_modules', stamp)) return false;
  await run('npm', ['ci', '--no-audit', '--no-fund'], { log: 'npm_ci.log' });
  write_stamp('node_modules', stamp);
  return true;
}

/** Checks what we wrote, with its checker, and writes it as one file. `what`: "The roadmap's content does not pass...". */
async function ensure_checked({ name, what, checker, folder, file }) {
  if (!fs.existsSync(in_root(checker))) return '';
  const stamp = hash_inputs([checker, 'src/tools/lib/report.mjs', folder]);
  if (stamp_matches(name, stamp) && fs.existsSync(file)) return '';
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const { code, output } = await run('node', [checker, '--json', file], { check: false, log: `${name}.log` });
  if (code !== 0) throw new PlainError(`${what} does not pass its check:\n${output.trim()}`);
  write_stamp(name, stamp);
  return `${(fs.statSync(file).size / 1024).toFixed(0)} kB`;
}

export const ensure_content = () => ensure_checked({
  name: 'content', what: "The roadmap's content", checker: 'src/tools/check_content.mjs', folder: 'assets/roadmap', file: roadmap_file,
});

export const ensure_species = () => ensure_checked({
  name: 'species', what: "The species pages' content", checker: 'src/tools/check_species.mjs', folder: 'assets/plants/species', file: species_file,
});

/** All of it, with one progress line for each step that had something to do. */
export async function prepare() {
  const quiet_step = async (title, work) => {
    const started = performance.now();
    const detail = await work();
    if (detail) console.log(`  ${title}: ${detail} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  };
  await quiet_step('npm packages', async () => ((await ensure_node_modules()) ? 'installed' : ''));
  const { ensure_deps } = await import('./deps.mjs');
  await quiet_step('Library sources', ensure_deps);
  const { ensure_fonts } = await import('./fonts.mjs');
  await quiet_step('Fonts and icons', ensure_fonts);
  await quiet_step('Roadmap content', ensure_content);
  await quiet_step('Species pages', ensure_species);
}

if (is_main(import.meta)) await script_main(prepare);
