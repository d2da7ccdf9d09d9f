// Fetches the two libraries that are compiled from source, Dear ImGui and md4c, as Debian source packages.
// Leaves build/deps/{imgui,md4c}.
import fs from 'node:fs';
import path from 'node:path';
import { fetch_source, forget_archive, read_archive } from './lib/apt.mjs';
import { build_dir, in_root, is_main, PlainError, run, script_main } from './lib/run.mjs';
import { sha256 } from './lib/stamp.mjs';

const deps_dir = path.join(build_dir, 'deps');
const config = JSON.parse(fs.readFileSync(in_root('package.json'), 'utf8')).cairn;

const wanted = [
  { name: 'imgui', probe: 'imgui.h', ...config.imgui, override: 'CAIRN_IMGUI_DIR' },
  { name: 'md4c', probe: 'src/md4c.h', ...config.md4c, override: 'CAIRN_MD4C_DIR' },
];

const recorded = (dep) => path.join(deps_dir, `${dep.name}.json`);

function present(dep) {
  if (!fs.existsSync(path.join(deps_dir, dep.name, dep.probe)) || !fs.existsSync(recorded(dep))) return false;
  const record = JSON.parse(fs.readFileSync(recorded(dep), 'utf8'));
  return record.pinned === dep.sha256;
}

/** Versions of a source package in the private lists, newest first. */
async function versions(options, name) {
  const { output } = await run('apt-cache', [...options, 'showsrc', name], { check: false });
  const found = [...output.matchAll(/^Package: (.+)\n(?:.*\n)*?Version: (.+)$/gm)]
    .filter((match) => match[1] === name)
    .map((match) => match[2]);
  return [...new Set(found)].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

async function fetch_dep(options, dep) {
  const available = await versions(options, dep.name);
  const version = available.find((candidate) => candidate.startsWith(dep.series));
  if (!version) {
    throw new PlainError(
      `Debian ${dep.suite} offers ${dep.name} ${available.join(', ') || '(nothing)'}, but ${dep.series}x is needed.\n` +
        `Unpack a ${dep.series}x source yourself and set ${dep.override} to its folder.`,
    );
  }
  const archive = await fetch_source(options, `${dep.name}=${version}`, `fetch_${dep.name}.log`);
  const digest = sha256(fs.readFileSync(archive));
  const target = path.join(deps_dir, dep.name);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  await run('tar', ['-xf', archive, '-C', target, '--strip-components=1'], { log: `unpack_${dep.name}.log` });
  if (!fs.existsSync(path.join(target, dep.probe))) throw new PlainError(`${path.basename(archive)} holds no ${dep.probe}.`);
  fs.writeFileSync(recorded(dep), `${JSON.stringify({ version, sha256: digest, pinned: dep.sha256 })}\n`);
  if (digest !== dep.sha256) {
    console.log(`  Notice: ${dep.name} ${version} is not the version this project was tested with (${path.basename(archive)}).`);
  }
  return `${dep.name} ${version}`;
}

/** Fetches what is missing. Resolves to a short description, or '' when everything was there. */
export async function ensure_deps() {
  const missing = wanted.filter((dep) => !process.env[dep.override] && !present(dep));
  if (missing.length === 0) return '';
  fs.mkdirSync(deps_dir, { recursive: true });
  const options = await read_archive(
    missing.map(({ suite }) => ({ type: 'deb-src', suite })),
    'set CAIRN_IMGUI_DIR and CAIRN_MD4C_DIR to unpacked sources.',
  );
  const names = [];
  for (const dep of missing) names.push(await fetch_dep(options, dep));
  forget_archive();
  return names.join(', ');
}

if (is_main(import.meta)) {
  await script_main(async () => console.log((await ensure_deps()) || 'Sources are in place.'));
}
