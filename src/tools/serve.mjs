// Serves a folder the way a good static host would: precompressed files, right types, long caching for hashed names,
// a strict content security policy. Used by npm start, npm run dev and the browser tests.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { csp_header } from './lib/csp.mjs';
import { in_root, is_main, PlainError, script_main } from './lib/run.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];
const hashed_name = /\.[0-9a-f]{8,}\.[a-z0-9]+$/;

function accepted_encodings(request) {
  const accepted = new Map();
  for (const entry of (request.headers['accept-encoding'] ?? '').split(',')) {
    const [name, ...parameters] = entry.trim().toLowerCase().split(';');
    const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
    accepted.set(name, weight === undefined ? 1 : Number(weight));
  }
  return encodings.filter(({ name }) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0);
}

/** The file a request path names inside dir, or null: no dot files, nothing outside, no directory listings. */
export function resolve_file(dir, url_path) {
  let decoded;
  try {
    decoded = decodeURIComponent(url_path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  if (decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const relative = decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  const full = path.join(dir, relative);
  const inside = path.relative(dir, full);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return null;
  return fs.statSync(full, { throwIfNoEntry: false })?.isFile() ? full : null;
}

function base_headers() {
  return {
    'Content-Security-Policy': csp_header,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

function send_text(response, status, text, headers = {}) {
  response.writeHead(status, { ...base_headers(), 'Content-Type': types['.txt'], 'Cache-Control': 'no-store', ...headers });
  response.end(`${text}\n`);
}

function send_file(request, response, file, uncached) {
  let chosen = file;
  const headers = {
    ...base_headers(),
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Cache-Control': hashed_name.test(file) && !uncached ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  for (const { name, suffix } of accepted_encodings(request)) {
    if (!fs.existsSync(file + suffix)) continue;
    chosen = file + suffix;
    headers['Content-Encoding'] = name;
    break;
  }
  const stat = fs.statSync(chosen);
  headers.ETag = `"${stat.size.toString(16)}-${Math.floor(stat.mtimeMs).toString(16)}"`;
  if (request.headers['if-none-match'] === headers.ETag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  headers['Content-Length'] = stat.size;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = fs.createReadStream(chosen);
  stream.on('error', () => response.destroy());
  stream.pipe(response);
}

function handler({ dir, base, extra, uncached }) {
  return (request, response) => {
    const url_path = (request.url ?? '/').split(/[?#]/)[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send_text(response, 405, 'Only GET and HEAD are served.', { Allow: 'GET, HEAD' });
      return;
    }
    if (base !== '/' && `${url_path}/` === base) {
      response.writeHead(301, { ...base_headers(), Location: base });
      response.end();
      return;
    }
    if (!url_path.startsWith(base)) {
      send_text(response, 404, `Nothing here; the page is at ${base}`);
      return;
    }
    const relative = url_path.slice(base.length - 1);
    if (extra?.(relative, request, response)) return;
    const file = resolve_file(dir, relative);
    if (file) send_file(request, response, file, uncached);
    else send_text(response, 404, 'Not found.');
  };
}

/**
 * Serves dir on localhost. port 0 picks a free one; base is a sub-path such as '/cairn/'; extra(path, request,
 * response) may answer a request itself by returning true; uncached turns long caching off.
 * Resolves to {url, port, close}.
 */
export function serve({ dir, port = 0, base = '/', host = 'localhost', extra, uncached = false }) {
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const full = path.resolve(dir);
  if (!fs.existsSync(full)) throw new PlainError(`There is no folder ${dir} to serve. Run: npm run build`);
  const server = http.createServer(handler({ dir: full, base: prefix, extra, uncached }));
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const busy = error.code === 'EADDRINUSE';
      const message = busy
        ? `Port ${port} is already in use. Close what uses it (perhaps an earlier npm start), or choose another: PORT=${port + 1} npm start`
        : `Could not serve on port ${port}: ${error.message}`;
      reject(new PlainError(message));
    });
    server.listen(port, host, () => {
      const actual = server.address().port;
      const close = () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ url: `http://localhost:${actual}${prefix}`, port: actual, close });
    });
  });
}

/** The port to use: PORT from the environment, else the project's. */
export function wanted_port() {
  const fallback = JSON.parse(fs.readFileSync(in_root('package.json'), 'utf8')).cairn.port;
  const text = process.env.PORT ?? '';
  if (text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new PlainError(`PORT is '${text}', which is not a port number between 0 and 65535.`);
  }
  return port;
}

if (is_main(import.meta)) {
  await script_main(async () => {
    const option = (name, fallback) => {
      const at = process.argv.indexOf(`--${name}`);
      return at > 0 ? process.argv[at + 1] : fallback;
    };
    const port = Number(option('port', wanted_port()));
    const { url } = await serve({ dir: in_root(option('dir', 'dist')), port, base: option('base', '/') });
    console.log(`Serving ${url}`);
  });
}
