// The plant identifier at its limits, in the built page: one photo beside a bare decoding and a bare call of the runtime,
// two hundred photos while the page stays alive, a photo of fifty megapixels. All photos are drawn here.
import { page_is_ready } from '../../src/tools/lib/browser.mjs';
import { bare_runtime, watched } from './bare_runtime.mjs';

const SINGLES = 15;
const WARM = 3; // of them, not counted
const BATCH = 200;
const DRAWINGS = 8;
const BARE_LOOP = 50; // photos, before and after the batch
const LARGE_RUNS = 3;
const phone = { width: 4000, height: 3000 };
const small = { width: 1600, height: 1200 };
const largest = { width: 8660, height: 5773 }; // just under fifty megapixels, the most that is taken
const address_of = (name) => `/bare/photos/${name}`;

/** {extra, photos}: what serve() gets, and the photos that it serves by then. */
export function bare_pages() {
  const photos = {};
  return { photos, extra: bare_runtime('models/plants/model.onnx', photos) };
}

// In the page: a flower before leaves, with noise as a sensor has it, as a JPEG in base64.
async function drawn({ width, height, seed }) {
  let state = seed * 2_654_435_761 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const noise = new OffscreenCanvas(509, 503);
  const grain = noise.getContext('2d');
  const pixels = grain.createImageData(noise.width, noise.height);
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : random() * 256;
  grain.putImageData(pixels, 0, 0);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.fillStyle = '#2f6b35';
  pen.fillRect(0, 0, width, height);
  const side = Math.min(width, height);
  for (let leaf = 0; leaf < 300; leaf += 1) {
    pen.fillStyle = `hsl(${80 + 60 * random()} ${30 + 40 * random()}% ${15 + 35 * random()}%)`;
    pen.beginPath();
    pen.ellipse(width * random(), height * random(), side * 0.09 * random(), side * 0.03, Math.PI * random(), 0, 2 * Math.PI);
    pen.fill();
  }
  const petals = 5 + seed;
  pen.translate(width / 2, height / 2);
  for (let at = 0; at < petals; at += 1) {
    pen.rotate((2 * Math.PI) / petals);
    pen.fillStyle = `hsl(${40 * seed} 80% ${at % 2 ? 55 : 65}%)`;
    pen.beginPath();
    pen.ellipse(0, side * 0.25, side * 0.07, side * 0.17, 0, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.resetTransform();
  pen.globalAlpha = 0.15;
  pen.fillStyle = pen.createPattern(noise, 'repeat');
  pen.fillRect(0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.readAsDataURL(blob);
  });
}

async function draw_photos(page, photos) {
  const draw = async (name, size, seed) => {
    photos[address_of(name)] = Buffer.from(await page.evaluate(drawn, { ...size, seed }), 'base64');
  };
  await draw('phone.jpg', phone, 1);
  for (let at = 0; at < DRAWINGS; at += 1) await draw(`small${at}.jpg`, small, at + 1);
  await draw('largest.jpg', largest, 3);
}

// In either page: the photos as files that lie ready.
async function fetch_photos(addresses) {
  window.bench_photos = {};
  for (const address of addresses) window.bench_photos[address] = await (await fetch(address)).blob();
}

/** The page that bare_pages() serves, the runtime opened in it. */
async function open_bare(context, url) {
  const page = await context.newPage();
  await page.goto(new URL('bare.html', url).href);
  await page.evaluate(async () => {
    const ort = await import('/bare/ort.wasm.min.mjs');
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = '/bare/';
    const session = await ort.InferenceSession.create('/bare/model.onnx', { executionProviders: ['wasm'] });
    const SIDE = 224;
    const canvas_of = (width, height) => new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    // Milliseconds of {decode, reduce, run, all}: the photo as large as the program takes it, then the square in its middle.
    window.bare_look = async (address) => {
      const started = performance.now();
      const bitmap = await createImageBitmap(window.bench_photos[address], { imageOrientation: 'from-image' });
      const decoded = performance.now();
      const factor = 640 / Math.max(bitmap.width, bitmap.height);
      const [width, height] = [Math.round(bitmap.width * factor), Math.round(bitmap.height * factor)];
      const reduced = canvas_of(width, height);
      reduced.imageSmoothingQuality = 'high';
      reduced.drawImage(bitmap, 0, 0, width, height);
      bitmap.close();
      const side = Math.min(width, height);
      const square = canvas_of(SIDE, SIDE);
      square.drawImage(reduced.canvas, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
      const { data } = square.getImageData(0, 0, SIDE, SIDE);
      const pixels = new Uint8Array(3 * SIDE * SIDE);
      for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) pixels.set(data.subarray(from, from + 3), to);
      const reduced_at = performance.now();
      const { map } = await session.run({ pixels: new ort.Tensor('uint8', pixels, session.inputMetadata[0].shape) }, ['map']);
      map.dispose();
      const ended = performance.now();
      return { decode: decoded - started, reduce: reduced_at - decoded, run: ended - reduced_at, all: ended - started };
    };
  });
  return page;
}

const bare_look = (page, name) => page.evaluate((address) => window.bare_look(address), address_of(name));

/** Seconds that the bare page takes for so many photos of the batch, one after another. */
const bare_loop = (page, count) => page.evaluate(async ({ addresses, times }) => {
  const started = performance.now();
  for (let at = 0; at < times; at += 1) await window.bare_look(addresses[at % addresses.length]);
  return (performance.now() - started) / 1000;
}, { addresses: batch_addresses(), times: count });

const batch_addresses = () => Array.from({ length: DRAWINGS }, (_, at) => address_of(`small${at}.jpg`));

// In the page: makes files of photos, which is the work of who drops them and not the page's.
function make_ready(addresses) {
  window.bench_transfer = new DataTransfer();
  addresses.forEach((address, at) => window.bench_transfer.items.add(new File([window.bench_photos[address]], `flower ${at + 1}.jpg`, { type: 'image/jpeg' })));
}

// In the page: drops the files on it. With `answer`, resolves to the milliseconds until the answer stands there.
async function hand_in({ answer }) {
  const transfer = window.bench_transfer;
  const answered = () => document.querySelector('[role=group][aria-label="The likeliest plants"]') !== null;
  if (answered()) throw new Error('An earlier answer still stands there.');
  const started = performance.now();
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  if (!answer) return 0;
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (!answered()) return;
      observer.disconnect();
      resolve(performance.now() - started);
    });
    setTimeout(reject, 60_000, new Error('The photo was not answered within a minute.'));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

async function clear(page) {
  await button(page, 'Clear all photos').click();
  await page.getByRole('region', { name: 'Photos to identify' }).waitFor();
}

async function open_app(context, url, watch_page) {
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(new URL('#/plants', url).href);
  await page.waitForFunction(page_is_ready, null, { timeout: 30_000 });
  await button(page, 'Fetch the model').click();
  await page.getByRole('region', { name: 'The model of plants' }).waitFor({ state: 'detached', timeout: 60_000 });
  return page;
}

async function one_photo(page, name) {
  await page.evaluate(make_ready, [address_of(name)]);
  const answer = await page.evaluate(hand_in, { answer: true });
  await clear(page);
  return answer;
}

/** Milliseconds of one photo in both pages, in turn. */
async function singles(page, bare) {
  const app = [];
  const beside = [];
  for (let at = 0; at < SINGLES; at += 1) {
    beside.push(await bare_look(bare, 'phone.jpg'));
    app.push(await one_photo(page, 'phone.jpg'));
  }
  return { app: app.slice(WARM), bare: beside.slice(WARM) };
}

async function batch(page) {
  const addresses = Array.from({ length: BATCH }, (_, at) => batch_addresses()[at % DRAWINGS]);
  const bar = page.getByRole('progressbar', { name: 'Photos looked at' });
  await page.evaluate(make_ready, addresses);
  const seen = await watched(page, async () => {
    await page.evaluate(hand_in, { answer: false });
    await bar.waitFor();
    await bar.waitFor({ state: 'detached', timeout: 240_000 });
  });
  const shown = await page.getByText(new RegExp(`^1–\\d+ of ${BATCH}$`)).count();
  if (shown !== 1) throw new Error(`There are not ${BATCH} photos.`);
  await clear(page);
  return seen;
}

async function larges(page, bare) {
  const beside = [];
  const app = [];
  let longest = 0;
  for (let at = 0; at < LARGE_RUNS; at += 1) {
    beside.push((await bare_look(bare, 'largest.jpg')).all);
    const seen = await watched(page, async () => { app.push(await one_photo(page, 'largest.jpg')); });
    longest = Math.max(longest, seen.longest);
  }
  return { app, bare: beside, longest };
}

/** `watch_page` counts frames; `extra` of bare_pages() is served at the url, and `photos` are those of the same call. */
export async function plants_costs(browser, url, { photos, watch_page, viewport }) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const bare = await open_bare(context, url);
  await draw_photos(bare, photos);
  const page = await open_app(context, url, watch_page);
  for (const any of [bare, page]) await any.evaluate(fetch_photos, Object.keys(photos));
  const one = await singles(page, bare);
  const before = await bare_loop(bare, BARE_LOOP);
  const seen = await batch(page);
  const after = await bare_loop(bare, BARE_LOOP);
  const { frames, late, longest } = seen;
  const many = { photos: BATCH, frames, late, longest, a_second: BATCH / seen.seconds, bare_a_second: (2 * BARE_LOOP) / (before + after) };
  const large = await larges(page, bare);
  await context.close();
  return { one, many, large };
}
