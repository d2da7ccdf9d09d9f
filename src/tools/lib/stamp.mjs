// Content hashes and stamps: a step whose inputs hash to the recorded value is skipped. Stamps live in build/stamps.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build_dir, root } from './run.mjs';

export const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** All files below the given paths (files or folders, relative to the root), sorted, dot files left out. */
export function list_files(paths, keep = () => true) {
  const found = [];
  const visit = (full) => {
    const stat = fs.statSync(full, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(full)) if (!name.startsWith('.')) visit(path.join(full, name));
    } else if (keep(full)) {
      found.push(full);
    }
  };
  for (const entry of paths) visit(path.resolve(root, entry));
  return [...new Set(found)].sort();
}

/** One hash over names and contents of files, and over further strings. */
export function hash_inputs(paths, extra = []) {
  const hash = createHash('sha256');
  for (const file of list_files(paths)) {
    hash.update(path.relative(root, file));
    hash.update('\0');
    hash.update(fs.readFileSync(file));
    hash.update('\0');
  }
  for (const text of extra) hash.update(`${text}\0`);
  return hash.digest('hex');
}

const stamp_file = (name) => path.join(build_dir, 'stamps', name);

export function stamp_matches(name, value) {
  const file = stamp_file(name);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === value;
}

export function write_stamp(name, value) {
  fs.mkdirSync(path.dirname(stamp_file(name)), { recursive: true });
  fs.writeFileSync(stamp_file(name), value);
}

/** Writes only when the content differs, so that build tools see no change where there is none. */
export function write_if_changed(file, content) {
  const data = Buffer.isBuffer(content) ? content : Buffer.from(content);
  if (fs.existsSync(file) && fs.readFileSync(file).equals(data)) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, data);
  return true;
}
