import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import zlib from 'node:zlib';
import { resolve_file, serve } from '../../src/tools/serve.mjs';

let folder;
let server;

/** A request without the client library's own tidying of paths. */
function get(url_path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const options = { host: 'localhost', port: server.port, path: url_path, headers, method };
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.end();
  });
}

before(async () => {
  const outer = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-serve-'));
  folder = path.join(outer, 'dist');
  fs.mkdirSync(path.join(folder, 'fonts'), { recursive: true });
  fs.writeFileSync(path.join(outer, 'secret.txt'), 'secret');
  fs.writeFileSync(path.join(folder, '.hidden'), 'hidden');
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  fs.writeFileSync(path.join(folder, 'app.0123456789.js'), 'let a;');
  fs.writeFileSync(path.join(folder, 'app.0123456789.js.br'), zlib.brotliCompressSync('let a;'));
  fs.writeFileSync(path.join(folder, 'app.0123456789.js.gz'), zlib.gzipSync('let a;'));
  fs.writeFileSync(path.join(folder, 'cairn.0123456789.wasm'), 'wasm');
  server = await serve({ dir: folder, base: '/cairn/' });
});

after(async () => {
  await server.close();
  fs.rmSync(path.dirname(folder), { recursive: true });
});

describe('the static server', () => {
  it('serves the page below its sub-path with the security headers', async () => {
    const { status, headers } = await get('/cairn/');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.match(headers['content-security-policy'], /script-src 'self' 'wasm-unsafe-eval'/);
    assert.doesNotMatch(headers['content-security-policy'], /unsafe-inline|'unsafe-eval'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  it('prefers Brotli, then gzip, then plain, as the client accepts', async () => {
    const brotli = await get('/cairn/app.0123456789.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.equal(zlib.brotliDecompressSync(brotli.body).toString(), 'let a;');
    const gzip = await get('/cairn/app.0123456789.js', { 'Accept-Encoding': 'br;q=0, gzip' });
    assert.equal(gzip.headers['content-encoding'], 'gzip');
    const plain = await get('/cairn/app.0123456789.js');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(plain.body.toString(), 'let a;');
  });

  it('lets hashed names be kept for ever and answers a revalidation with 304', async () => {
    const first = await get('/cairn/cairn.0123456789.wasm');
    assert.match(first.headers['cache-control'], /immutable/);
    assert.equal(first.headers['content-type'], 'application/wasm');
    const again = await get('/cairn/', { 'If-None-Match': (await get('/cairn/')).headers.etag });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
  });

  it('serves nothing outside its folder and no dot files', async () => {
    const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/.hidden', '/fonts/', '/%00', '/%', '/..%5csecret.txt'];
    for (const url_path of paths) {
      assert.equal((await get(`/cairn${url_path}`)).status, 404, url_path);
      assert.equal(resolve_file(folder, url_path), null, url_path);
    }
    assert.equal((await get('/secret.txt')).status, 404);
  });

  it('redirects the sub-path without its slash, and takes only GET and HEAD', async () => {
    const moved = await get('/cairn');
    assert.equal(moved.status, 301);
    assert.equal(moved.headers.location, '/cairn/');
    assert.equal((await get('/cairn/', {}, 'POST')).status, 405);
    const head = await get('/cairn/', {}, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
  });

  it('says so when the port is taken', async () => {
    await assert.rejects(serve({ dir: folder, port: server.port }), /already in use/);
  });
});
