// Fetches the two libraries that are compiled from source, Dear ImGui and md4c, as Debian source packages.
// Uses a private apt configuration below build/ with the machine's own mirror; the system's sources are never touched
// and the archive's signature is checked as always. Leaves build/deps/{imgui,md4c}.
import fs from 'node:fs';
import path from 'node:path';
import { build_dir, in_root, is_main, PlainError, run, script_main } from './lib/run.mjs';
import { sha256 } from './lib/stamp.mjs';

const deps_dir = path.join(build_dir, 'deps');
const apt_dir = path.join(build_dir, 'apt');
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
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

/** The Debian mirrors this machine is configured for, the main archive first. */
async function mirrors() {
  const format = '$(SITE)|$(RELEASE)';
  const { output } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    check: false,
  });
  const sites = output
    .split('\n')
    .map((line) => line.trim().split('|'))
    .filter(([site, release]) => site && release && !/security|updates|backports/.test(`${site} ${release}`))
    .map(([site]) => site);
  if (sites.length === 0) {
    throw new PlainError("apt-get knows no Debian mirror here. Check /etc/apt/sources.list and sources.list.d, then run this again.");
  }
  return [...new Set([...sites.filter((site) => /debian\/?$/.test(site)), ...sites])];
}

function apt_options(list_file) {
  return [
    ['Dir::Etc::sourcelist', list_file],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['Dir::State', path.join(apt_dir, 'state')],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', path.join(apt_dir, 'cache')],
    ['Debug::NoLocking', '1'],
    ['APT::Sandbox::User', ''],
    ['Acquire::Retries', '3'],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

async function update_lists(suites) {
  if (!fs.existsSync(keyring)) {
    throw new PlainError(
      `The keys that sign Debian's archive are missing (${keyring}).\nRun: apt-get install -y debian-archive-keyring`,
    );
  }
  for (const folder of ['state/lists/partial', 'cache/archives/partial', 'etc', 'download']) {
    fs.mkdirSync(path.join(apt_dir, folder), { recursive: true });
  }
  const list_file = path.join(apt_dir, 'etc/sources.list');
  const problems = [];
  for (const site of await mirrors()) {
    const lines = suites.map((suite) => `deb-src [signed-by=${keyring}] ${site} ${suite} main`);
    fs.writeFileSync(list_file, `${lines.join('\n')}\n`);
    const options = apt_options(list_file);
    const args = [...options, '-q', '-o', 'APT::Update::Error-Mode=any', 'update'];
    const { code, output } = await run('apt-get', args, { check: false, log: 'apt_update.log' });
    if (code === 0) return options;
    problems.push(`${site}: ${output.trim().split('\n').filter((line) => /^[EW]:/.test(line)).join(' ')}`);
  }
  throw new PlainError(
    `Could not read the source lists of Debian (${suites.join(', ')}) from any mirror.\n${problems.join('\n')}\n` +
      'Check the network, or set CAIRN_IMGUI_DIR and CAIRN_MD4C_DIR to unpacked sources.\n' +
      'Full log: build/logs/apt_update.log',
  );
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
  const download = path.join(apt_dir, 'download', dep.name);
  fs.rmSync(download, { recursive: true, force: true });
  fs.mkdirSync(download, { recursive: true });
  const args = [...options, '-q', 'source', '--download-only', '--tar-only', `${dep.name}=${version}`];
  await run('apt-get', args, { cwd: download, log: `fetch_${dep.name}.log` });
  const tarball = fs.readdirSync(download).find((name) => name.includes('.orig.tar.'));
  if (!tarball) throw new PlainError(`apt-get left no source archive of ${dep.name}. See build/logs/fetch_${dep.name}.log`);
  const archive = path.join(download, tarball);
  const digest = sha256(fs.readFileSync(archive));
  const target = path.join(deps_dir, dep.name);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  await run('tar', ['-xf', archive, '-C', target, '--strip-components=1'], { log: `unpack_${dep.name}.log` });
  if (!fs.existsSync(path.join(target, dep.probe))) throw new PlainError(`${tarball} holds no ${dep.probe}.`);
  fs.writeFileSync(recorded(dep), `${JSON.stringify({ version, sha256: digest, pinned: dep.sha256 })}\n`);
  if (digest !== dep.sha256) {
    console.log(`  Notice: ${dep.name} ${version} is not the version this project was tested with (${tarball}).`);
  }
  return `${dep.name} ${version}`;
}

/** Fetches what is missing. Resolves to a short description, or '' when everything was there. */
export async function ensure_deps() {
  const missing = wanted.filter((dep) => !process.env[dep.override] && !present(dep));
  if (missing.length === 0) return '';
  fs.mkdirSync(deps_dir, { recursive: true });
  const options = await update_lists([...new Set(missing.map((dep) => dep.suite))]);
  const names = [];
  for (const dep of missing) names.push(await fetch_dep(options, dep));
  fs.rmSync(apt_dir, { recursive: true, force: true });
  return names.join(', ');
}

if (is_main(import.meta)) {
  await script_main(async () => console.log((await ensure_deps()) || 'Sources are in place.'));
}
