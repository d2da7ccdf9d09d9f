// The sample photos of the plant identifier: assets/plants/samples.json names them, the Debian packages they come from
// and their hashes; none is in the repository. Leaves build/samples/<id>.jpg or .webp, small enough for the page.
import fs from 'node:fs';
import path from 'node:path';
import { fetch_binary, fetch_source, forget_archive, read_archive } from './lib/apt.mjs';
import { build_dir, in_root, is_main, PlainError, run, script_main } from './lib/run.mjs';
import { hash_inputs, sha256, stamp_matches, write_stamp } from './lib/stamp.mjs';

export const samples_file = in_root('assets/plants/samples.json');
export const samples_dir = path.join(build_dir, 'samples');
export const LARGEST_bytes = 150_000;
const SIDE_px = 640; // the model sees 224; a screen shows more
const QUALITY = 85;

export const read_samples = (file = samples_file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** A WebP is small already and stays as it is; everything else becomes a JPEG. */
export const built_name = ({ id, path: from }) => `${id}${path.extname(from) === '.webp' ? '.webp' : '.jpg'}`;

// Its packages are there once the set-up has run, which begins in a script that imports this one.
async function smaller(bytes) {
  const { reduced } = await import('./lib/reduce_photo.mjs');
  return reduced(bytes, { side: SIDE_px, quality: QUALITY });
}

/** The photo for the page, of the bytes that the package has. */
export async function built_photo(sample, bytes) {
  if (sha256(bytes) !== sample.sha256) {
    throw new PlainError(`${sample.package} holds another ${sample.path} than assets/plants/samples.json says. Look at it, then change the hash there.`);
  }
  const photo = built_name(sample).endsWith('.webp') ? bytes : await smaller(bytes);
  if (photo.length > LARGEST_bytes) throw new PlainError(`The sample photo ${sample.id} has ${photo.length} bytes, more than ${LARGEST_bytes}.`);
  return photo;
}

/** Unpacks a package; resolves to the folder in which the paths of its samples lie. */
async function unpacked(options, { package: name, archive }) {
  const log = `fetch_${name}.log`;
  const file = archive === 'source' ? await fetch_source(options, name, log) : await fetch_binary(options, name, log);
  const folder = path.join(path.dirname(file), 'unpacked');
  fs.mkdirSync(folder);
  if (archive === 'source') await run('tar', ['-xf', file, '-C', folder, '--strip-components=1'], { log, append: true });
  else await run('dpkg-deb', ['-x', file, folder], { log, append: true });
  return folder;
}

/** [{package, archive}], each once. */
function packages_of(samples) {
  return samples.filter((sample, at) => samples.findIndex((other) => other.package === sample.package) === at);
}

async function build_from(folder, sample) {
  const file = path.join(folder, sample.path);
  if (!fs.existsSync(file)) throw new PlainError(`${sample.package} holds no ${sample.path}, which assets/plants/samples.json names.`);
  fs.writeFileSync(path.join(samples_dir, built_name(sample)), await built_photo(sample, fs.readFileSync(file)));
}

/** Fetches what is missing. Resolves to a short description, or '' when everything was there. */
export async function ensure_samples() {
  const inputs = ['assets/plants/samples.json', 'src/tools/samples.mjs', 'src/tools/lib/reduce_photo.mjs'];
  const stamp = hash_inputs(inputs);
  const { suite, samples } = read_samples();
  const there = samples.every((sample) => fs.existsSync(path.join(samples_dir, built_name(sample))));
  if (there && stamp_matches('samples', stamp)) return '';
  fs.rmSync(samples_dir, { recursive: true, force: true });
  fs.mkdirSync(samples_dir, { recursive: true });
  const own = process.env.CAIRN_SAMPLES_DIR; // a folder with each package unpacked below its name
  const packages = packages_of(samples);
  const entries = packages.map(({ archive }) => ({ type: archive === 'source' ? 'deb-src' : 'deb', suite }));
  const options = own ? null : await read_archive(entries, 'set CAIRN_SAMPLES_DIR to a folder with the unpacked packages that assets/plants/samples.json names.');
  for (const one of packages) {
    const folder = own ? path.join(own, one.package) : await unpacked(options, one);
    for (const sample of samples) if (sample.package === one.package) await build_from(folder, sample);
  }
  if (!own) forget_archive();
  write_stamp('samples', stamp);
  return `${samples.length} from ${packages.length} packages`;
}

/** What the page reads of a sample, with the address of its photo. */
export function shown({ id, name, species, author, licence, licence_url, source }, address) {
  return { id, name, species, author, licence, licence_url, source, path: address };
}

/** Writes photos and list with `add(name, data)`, which answers an address. Resolves to the address of the list. */
export function write_samples(add, { samples } = read_samples(), folder = samples_dir) {
  const list = samples.map((sample) => {
    const name = built_name(sample);
    return shown(sample, add(`samples/${name}`, fs.readFileSync(path.join(folder, name))));
  });
  return add('samples.json', Buffer.from(JSON.stringify({ samples: list })));
}

if (is_main(import.meta)) {
  await script_main(async () => console.log((await ensure_samples()) || 'Sample photos are in place.'));
}
