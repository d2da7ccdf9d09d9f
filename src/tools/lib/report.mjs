// What the checks of data files share: reading a file, and collecting its problems as `file: where: what is wrong`.
import fs from 'node:fs';
import path from 'node:path';

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';

export const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);

/** Collects problems of one file; every method takes the place inside the file first. */
export class Report {
  constructor(file, problems, ids) {
    Object.assign(this, { file, problems, ids });
  }

  add(where, what) {
    this.problems.push(`${this.file}: ${where}: ${what}`);
  }

  keys(where, value, expected) {
    if (!isObject(value)) {
      this.add(where || '(file)', 'must be an object');
      return false;
    }
    const found = Object.keys(value);
    const at = where ? `${where}.` : '';
    for (const key of expected) if (!found.includes(key)) this.add(at + key, 'is missing');
    for (const key of found) if (!expected.includes(key)) this.add(at + key, 'is not part of the schema');
    const known = found.filter((key) => expected.includes(key));
    if (known.join() !== expected.filter((key) => found.includes(key)).join()) {
      this.add(where || '(file)', `keys must come in the order ${expected.join(', ')}`);
    }
    return expected.every((key) => found.includes(key));
  }

  text(where, value, longest, least = 1) {
    if (typeof value !== 'string') return this.add(where, 'must be a text');
    if (value !== value.trim()) this.add(where, 'has blanks at its start or end');
    if ([...value].length < least) this.add(where, 'must not be empty');
    if ([...value].length > longest) this.add(where, `has ${[...value].length} characters, at most ${longest} fit`);
    if (/!/.test(value)) this.add(where, 'contains an exclamation mark');
    if (/\b(todo|tbd|fixme|lorem ipsum)\b/i.test(value)) this.add(where, 'looks unfinished');
    if (/[\u0000-\u001f]/.test(value)) this.add(where, 'contains a control character');
    return undefined;
  }

  whole(where, value, least, most) {
    const good = Number.isInteger(value) && value >= least && value <= most;
    if (!good) this.add(where, `must be a whole number from ${least} to ${most}, found ${JSON.stringify(value)}`);
    return good;
  }

  list(where, value, least, most = Infinity) {
    if (!Array.isArray(value)) {
      this.add(where, 'must be a list');
      return [];
    }
    if (value.length < least || value.length > most) {
      this.add(where, `has ${value.length} items, ${least} to ${most === Infinity ? 'any number' : most} expected`);
    }
    return value;
  }

  range(where, value) {
    if (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) && value[0] <= value[1]) return;
    this.add(where, 'must be [first, last]');
  }

  id(where, value, prefix) {
    if (typeof value !== 'string' || !new RegExp(`^${prefix.replaceAll('.', '\\.')}${SLUG}$`).test(value)) {
      return this.add(where, `must be "${prefix}" and a short name of a-z, 0-9 and -, found ${JSON.stringify(value)}`);
    }
    if (this.ids.has(value)) this.add(where, `"${value}" is already used in ${this.ids.get(value)}`);
    else this.ids.set(value, this.file);
    return undefined;
  }

  url(where, value) {
    if (typeof value !== 'string' || !value.startsWith('https://') || !URL.canParse(value) || /\s/.test(value)) {
      this.add(where, `must be an https address, found ${JSON.stringify(value)}`);
    }
  }
}

/** The value of a JSON file under root, or null with a problem that names the place. */
export function readJson(root, file, problems) {
  let text;
  try {
    text = fs.readFileSync(path.join(root, file), 'utf8');
  } catch (error) {
    problems.push(`${file}: (file): cannot be read: ${error.code}`);
    return null;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error.message);
    const before = position ? text.slice(0, +position[1]).split('\n') : null;
    const place = before ? `line ${before.length}, column ${before.at(-1).length + 1}` : '(file)';
    problems.push(`${file}: ${place}: is not valid JSON: ${error.message}`);
    return null;
  }
}

/** The command line of a check: --root DIR, --json OUT. `check` answers {problems, content}; `what` names the data. */
export function check_main({ argv, root: usual, check, what, count }) {
  const value = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const { problems, content } = check(value('--root') ?? usual);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(`${problems.length} problem${problems.length === 1 ? '' : 's'} in the ${what}`);
    return 1;
  }
  const out = value('--json');
  if (argv.includes('--json') && !out) {
    console.error('--json needs the name of the file to write');
    return 1;
  }
  if (out) {
    fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
    fs.writeFileSync(out, JSON.stringify(content));
  }
  console.log(`${what}: ${count(content)}, no problems`);
  return 0;
}
