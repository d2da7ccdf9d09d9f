// Puts the page together: bundles scripts and styles, names files by content, renders icons, fills in the templates
// web/index.html and web/sw.js. Knows the layout of dist/, nothing of how the program is compiled.
import fs from 'node:fs';
import path from 'node:path';
import { csp_meta } from './csp.mjs';
import { cut_models } from './models.mjs';
import { build_dir, in_root, PlainError } from './run.mjs';
import { sha256 } from './stamp.mjs';
import { write_samples } from '../samples.mjs';

const font_names = ['regular', 'semibold', 'mono', 'icons'];
const page_font_names = ['figures', 'figures_semibold']; // the program starts without them
const rendered_icons = [
  { name: 'icons/icon-192.png', source: 'cairn.svg', size: 192 },
  { name: 'icons/icon-512.png', source: 'cairn.svg', size: 512 },
  { name: 'icons/maskable-512.png', source: 'cairn-maskable.svg', size: 512 },
  { name: 'icons/apple-touch-icon.png', source: 'cairn-maskable.svg', size: 180 },
];

/** Writes files into the output folder and remembers what was written. */
class Output {
  constructor(folder) {
    this.folder = folder;
    this.names = [];
  }

  write(name, data) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, data);
    this.names.push(name);
    return name;
  }

  /** Inserts a content hash before the extension. */
  write_hashed(name, data) {
    const { dir, name: stem, ext } = path.parse(name);
    return this.write(path.posix.join(dir, `${stem}.${sha256(data).slice(0, 10)}${ext}`), data);
  }
}

async function bundle(options, debug) {
  const esbuild = await import('esbuild');
  try {
    const result = await esbuild.build({
      bundle: true,
      write: false,
      minify: !debug,
      sourcemap: debug ? 'inline' : false,
      legalComments: 'none',
      logLevel: 'silent',
      charset: 'utf8',
      absWorkingDir: in_root(),
      target: ['es2022'],
      ...options,
    });
    if (result.warnings.length > 0) throw { errors: result.warnings };
    return Buffer.from(result.outputFiles[0].contents);
  } catch (error) {
    if (!error.errors) throw error;
    const lines = await esbuild.formatMessages(error.errors, { kind: 'error', color: false });
    throw new PlainError(`Bundling failed:\n${lines.join('\n').trim()}`);
  }
}

/** `import ... from 'cairn-program'` in web/ means the glue the compiler wrote. */
const glue_plugin = (glue) => ({
  name: 'glue',
  setup(build) {
    build.onResolve({ filter: /^cairn-program$/ }, () => ({ path: glue }));
  },
});

/** Exactly one match for every placeholder, so that a template cannot silently lose one. */
function fill(template, values, file) {
  let text = template;
  for (const [name, value] of Object.entries(values)) {
    if (!text.includes(`{{${name}}}`)) throw new PlainError(`${file} has no {{${name}}}.`);
    text = text.replaceAll(`{{${name}}}`, value);
  }
  const left = /\{\{\w+\}\}/.exec(text);
  if (left) throw new PlainError(`${file} has ${left[0]}, which nothing fills in.`);
  return text;
}

function write_fonts(out) {
  const read = (name) => fs.readFileSync(path.join(build_dir, 'fonts', `${name}.ttf`));
  return Object.fromEntries([...font_names, ...page_font_names].map((name) => [name, out.write_hashed(`fonts/${name}.ttf`, read(name))]));
}

async function write_icons(out) {
  const { Resvg } = await import('@resvg/resvg-js');
  for (const { name, source, size } of rendered_icons) {
    const svg = fs.readFileSync(in_root('assets/icon', source), 'utf8');
    out.write(name, new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
  }
  out.write('favicon.svg', fs.readFileSync(in_root('assets/icon/cairn.svg')));
}

async function write_style(out, assets, debug) {
  let css = fs.readFileSync(in_root('web/style.css'), 'utf8');
  for (const name of font_names) css = css.replaceAll(`fonts/${name}.ttf`, assets.fonts[name]);
  const options = {
    stdin: { contents: css, loader: 'css', resolveDir: in_root('web'), sourcefile: 'style.css' },
    external: ['fonts/*'],
  };
  return out.write_hashed('style.css', await bundle(options, debug));
}

function preloads(app, assets) {
  const fetched = (href) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${href}">`;
  return [
    `<link rel="modulepreload" href="${app}">`,
    fetched(assets.wasm),
    fetched(assets.roadmap),
    ...font_names.map((name) => fetched(assets.fonts[name])),
  ].join('\n  ');
}

/** The parts that the program fetches later, {name: {path, bytes}}; null: it is in one piece. */
function write_parts(out, parts) {
  if (!parts) return null;
  return Object.fromEntries(Object.entries(parts).map(([name, file]) => {
    const data = fs.readFileSync(file);
    return [name, { path: out.write_hashed(`parts/${name}.wasm`, data), bytes: data.length }];
  }));
}

// Asked for by the runtime's script outside of browsers only.
const not_in_browsers = ['node:*', 'module', 'fs', 'path', 'url', 'worker_threads', 'os'];

/** The script that runs models, with the runtime's own. */
export const bundle_worker = (debug = false) => bundle({ entryPoints: ['web/ml_worker.js'], format: 'esm', external: not_in_browsers }, debug);

/** What the page fetches only when a model is wanted: {manifest, script}, addresses. The script is small and knows no model. */
async function write_models(out, debug) {
  const manifest = cut_models({
    manifest: JSON.parse(fs.readFileSync(in_root('models/manifest.json'), 'utf8')),
    folder: in_root('models'),
    worker: await bundle_worker(debug),
    add: (name, data) => out.write_hashed(`models/${name}`, data),
  });
  return {
    manifest: out.write_hashed('models.json', Buffer.from(JSON.stringify(manifest))),
    script: out.write_hashed('models.js', await bundle({ entryPoints: ['web/models.js'], format: 'esm' }, debug)),
  };
}

/** What opens photos: fetched when the first is chosen. */
async function write_photos(out, debug) {
  const bundled = (file) => bundle({ entryPoints: [file], format: 'esm' }, debug);
  return {
    script: out.write_hashed('photos.js', await bundled('web/photos.js')),
    worker: out.write_hashed('photo_worker.js', await bundled('web/photo_worker.js')),
  };
}

/**
 * Whether the service worker fetches a file with the page. Models are many megabytes, and each is kept by itself once it was
 * asked for.
 */
export const precached = (name) => name !== 'index.html' && name !== 'dev_reload.js' && !name.startsWith('models/');

/** Builds the whole page into `out`. glue, wasm and parts ({name: file}) are the compiler's output files. */
export async function assemble({ out: folder, glue, wasm, parts, version, debug }) {
  const out = new Output(folder);
  const assets = {
    wasm: out.write_hashed('cairn.wasm', fs.readFileSync(wasm)),
    parts: write_parts(out, parts),
    roadmap: out.write_hashed('roadmap.json', fs.readFileSync(path.join(build_dir, 'generated/roadmap.json'))),
    quotes: out.write_hashed('quotes.json', Buffer.from(JSON.stringify(JSON.parse(fs.readFileSync(in_root('assets/quotes.json'), 'utf8'))))),
    fonts: write_fonts(out),
    texts: {
      species: out.write_hashed('species.json', fs.readFileSync(path.join(build_dir, 'generated/species.json'))),
      samples: write_samples((name, data) => out.write_hashed(name, data)),
    },
    models: await write_models(out, debug),
    photos: await write_photos(out, debug),
  };
  const define = {
    __ASSETS__: JSON.stringify(assets),
    __VERSION__: JSON.stringify(version),
    __DEBUG__: JSON.stringify(Boolean(debug)),
  };
  const script = { entryPoints: ['web/boot.js'], format: 'esm', define, plugins: [glue_plugin(glue)] };
  const app = out.write_hashed('app.js', await bundle(script, debug));
  const style = await write_style(out, assets, debug);
  await write_icons(out);
  const manifest = JSON.parse(fs.readFileSync(in_root('web/manifest.webmanifest'), 'utf8'));
  out.write('manifest.webmanifest', JSON.stringify(manifest));

  const template = fs.readFileSync(in_root('web/index.html'), 'utf8');
  const values = { app, style, preloads: preloads(app, assets), version, csp: csp_meta };
  let html = fill(template, values, 'web/index.html');
  if (debug) {
    html = html.replace('</head>', '  <script src="dev_reload.js" defer></script>\n</head>');
    out.write('dev_reload.js', fs.readFileSync(in_root('src/tools/lib/dev_reload.js')));
  }
  out.write('index.html', html);

  // The worker is registered after the first useful picture, so the parts never stand in its way.
  // './' is the page itself; the worker must find it under that name when the network is off.
  const precache = ['./', ...out.names.filter(precached)];
  const worker = { entryPoints: ['web/sw.js'], format: 'iife', define: { ...define, __PRECACHE__: JSON.stringify(precache) } };
  out.write('sw.js', await bundle(worker, debug));
}
