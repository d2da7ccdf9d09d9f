// Holds includes and a few words to the layers: base <- core <- ml <- apps (logic) <- ui <- views of apps <- shell <- platform.
// The table below is the whole rule; the debt list names known exceptions, may only shrink, and should be empty.
import fs from 'node:fs';
import path from 'node:path';
import { is_main, root } from './lib/run.mjs';
import { list_files } from './lib/stamp.mjs';

/** Layers by path, first match wins. may: which layers of ours it includes; libraries: which third parties. */
export const layers = [
  { name: 'base', match: /^src\/base\//, may: ['base'] },
  { name: 'core', match: /^src\/core\//, may: ['base', 'core'] },
  { name: 'ml', match: /^src\/ml\//, may: ['base', 'core', 'ml'] },
  {
    name: 'view',
    match: /^src\/apps\/[^/]+\/view[^/]*$/,
    may: ['base', 'core', 'ml', 'app', 'ui', 'view'],
    libraries: ['imgui', 'icons'],
  },
  { name: 'app', match: /^src\/apps\//, may: ['base', 'core', 'ml', 'app'] },
  {
    name: 'shell',
    match: /^src\/shell\//,
    may: ['base', 'core', 'ml', 'app', 'ui', 'view', 'shell'],
    libraries: ['imgui', 'icons'],
  },
  { name: 'ui', match: /^src\/ui\//, may: ['base', 'core', 'ui'], libraries: ['imgui', 'md4c', 'icons'] },
  { name: 'fake', match: /^src\/platform\/fake\//, may: ['base', 'core', 'app', 'fake'] },
  {
    name: 'web',
    match: /^src\/platform\/web\//,
    may: ['base', 'core', 'app', 'ui', 'shell', 'web'],
    libraries: ['imgui', 'imgui_gl', 'emscripten', 'icons'],
  },
  {
    name: 'test',
    match: /^tests\/(unit|ui)\//,
    may: ['base', 'core', 'ml', 'app', 'ui', 'view', 'shell', 'fake', 'test'],
    libraries: ['imgui', 'doctest', 'icons'],
  },
];

/** Third-party headers; one that is not named here belongs to the standard library or to ours. */
const libraries = [
  { name: 'emscripten', match: /^(emscripten|GLES|EGL|webgl)/ },
  { name: 'imgui_gl', match: /^imgui_impl_/ },
  { name: 'imgui', match: /^(imgui|imstb_|misc\/cpp\/imgui)/ },
  { name: 'md4c', match: /^md4c/ },
  { name: 'nlohmann', match: /^nlohmann\// },
  { name: 'doctest', match: /^doctest/ },
  { name: 'icons', match: /^icons\.h$/ },
];

/** Headers that libc++ 13 or GCC 12 does not ship in full. */
const missing_headers = new Set(['expected', 'format', 'coroutine', 'source_location', 'print', 'generator']);

/** Words that belong in one place only. */
const words = [
  {
    rule: 'the wasm heap is touched in web/bridge.lib.js only',
    files: /^(web|src|tests\/e2e)\/.*\.m?js$/,
    except: /^(web\/bridge\.lib\.js|src\/tools\/check_layers\.mjs)$/,
    pattern: /\bHEAP(U?8|U?16|U?32|F32|F64|U?64)\b/,
  },
  {
    rule: 'code for Emscripten lives in src/platform/web only',
    files: /^(src|tests\/(unit|ui))\/.*\.(cpp|h)$/,
    except: /^src\/platform\/web\//,
    pattern: /\b(__EMSCRIPTEN__|EM_JS|EM_ASM|EMSCRIPTEN_KEEPALIVE)\b/,
  },
  {
    rule: 'no code is made from text in the page',
    files: /^web\/.*\.js$/,
    pattern: /\beval\s*\(|new\s+Function\s*\(/,
  },
  {
    rule: 'no inline style or handler in the page (the content security policy forbids both)',
    files: /^web\/.*\.(html|js)$/,
    pattern: /<[a-z][^>]*\s(style|on[a-z]+)\s*=\s*["']/,
  },
];

/** Known exceptions as 'file -> include'. An entry that is no longer needed fails the check: take it out. */
export const debt = [];

export const layer_of = (file) => layers.find((layer) => layer.match.test(file)) ?? null;

const app_of = (file) => /^src\/apps\/([^/]+)\//.exec(file)?.[1] ?? null;

/** Why `file` may not include `target`, or null. exists(path) tells whether a file of ours is there. */
export function include_problem(file, target, quoted, exists) {
  const layer = layer_of(file);
  if (!layer) return null;
  if (missing_headers.has(target)) return `<${target}> is not in every supported standard library`;
  const library = libraries.find((entry) => entry.match.test(target));
  if (library && !(quoted && exists(`src/${target}`))) {
    if (library.name === 'nlohmann') return file === 'src/base/json.h' ? null : 'nlohmann is reached through base/json.h only';
    return layer.libraries?.includes(library.name) ? null : `layer ${layer.name} may not use ${library.name}`;
  }
  if (!quoted) return null;
  if (target.includes('..')) return 'include paths start at src/, without ".."';
  const ours = [`src/${target}`, `tests/${target}`, path.posix.join(path.posix.dirname(file), target)].find(exists);
  if (!ours) return 'no such file below src/';
  if (ours.startsWith('src/') && ours !== `src/${target}`) return `write it from src/: "${ours.slice(4)}"`;
  const other = layer_of(ours);
  if (!other) return null;
  if (!layer.may.includes(other.name)) return `layer ${layer.name} may not include layer ${other.name}`;
  const apps_differ = app_of(file) && app_of(ours) && app_of(file) !== app_of(ours);
  return apps_differ ? 'one application may not include another' : null;
}

export function includes_of(text) {
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)].map((match) => ({
    target: match[2],
    quoted: match[1] === '"',
  }));
}

/** All violations in the tree: {problems, checked, paid}; paid lists debt entries nothing needs any more. */
export function check_tree() {
  const files = list_files(['src', 'web', 'tests']).map((file) => path.relative(root, file));
  const exists = (file) => fs.existsSync(path.join(root, file));
  const problems = [];
  const used = new Set();
  let checked = 0;
  for (const file of files) {
    if (!/\.(h|cpp|m?js|html)$/.test(file)) continue;
    checked += 1;
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    if (/\.(h|cpp)$/.test(file)) {
      for (const { target, quoted } of includes_of(text)) {
        const problem = include_problem(file, target, quoted, exists);
        const entry = `${file} -> ${target}`;
        if (problem && debt.includes(entry)) used.add(entry);
        else if (problem) problems.push(`${entry}: ${problem}`);
      }
    }
    for (const { rule, files: where, except, pattern } of words) {
      if (!where.test(file) || except?.test(file)) continue;
      const line = text.split('\n').findIndex((content) => pattern.test(content));
      if (line >= 0) problems.push(`${file}:${line + 1}: ${rule}`);
    }
  }
  return { problems, checked, paid: debt.filter((entry) => !used.has(entry)) };
}

if (is_main(import.meta)) {
  const { problems, checked, paid } = check_tree();
  for (const entry of paid) problems.push(`${entry}: no longer needed in the debt list of src/tools/check_layers.mjs`);
  for (const problem of problems) console.error(problem);
  console.log(`Layers: ${checked} files, ${problems.length} problems, ${debt.length} known exceptions.`);
  process.exitCode = problems.length > 0 || checked === 0 ? 1 : 0;
}
