// The canvas in every engine: sharp, drawn, in both themes, and back after its context was lost; and the storage beneath.
import assert from 'node:assert/strict';
import { difference, ink } from '../lib/pictures.mjs';

const backing = () => {
  const canvas = document.querySelector('canvas');
  const { width, height } = canvas.getBoundingClientRect();
  return { pixels: [canvas.width, canvas.height], wanted: [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)], covers: [width, height], view: [innerWidth, innerHeight] };
};

async function sharp(ctx, tab) {
  await ctx.eventually(async () => {
    const { pixels, wanted, covers, view } = await tab.evaluate(backing);
    return pixels.join() === wanted.join() && covers.join() === view.join();
  }, 'the canvas covers the page, pixel for pixel');
}

async function drawn_heading(ctx, tab) {
  const { box, text } = await tab.find('heading', undefined, { level: 1 }).state();
  let seen;
  await ctx.eventually(async () => {
    seen = ink(await ctx.picture(tab), box, await tab.evaluate(() => devicePixelRatio));
    return seen.inked > text.length * 10;
  }, `"${text}" is drawn`);
  return seen;
}

async function canvas(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await sharp(ctx, tab);
  await drawn_heading(ctx, tab);
  await tab.resize(760, 700);
  await sharp(ctx, tab);
  await drawn_heading(ctx, tab);
}

async function themes(ctx) {
  const { tab } = ctx;
  await tab.open('#/settings');
  for (const [name, fits] of [['Dark', (ground) => ground < 50], ['Light', (ground) => ground > 200]]) {
    await tab.find('radio', name).click();
    await tab.find('radio', name).ticked();
    await ctx.eventually(() => tab.evaluate((theme) => document.documentElement.dataset.theme === theme, name.toLowerCase()), `${name} is on`);
    await ctx.eventually(async () => fits((await drawn_heading(ctx, tab)).ground), `the page is ${name.toLowerCase()}`);
  }
}

const lose = () => new Promise((resolve, reject) => {
  const canvas = document.querySelector('canvas');
  const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  if (!loss) {
    reject(new Error('no WEBGL_lose_context'));
    return;
  }
  canvas.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext()), { once: true });
  canvas.addEventListener('webglcontextrestored', () => resolve(), { once: true });
  loss.loseContext();
});

const records = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open('cairn');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const counting = opening.result.transaction('log').objectStore('log').count();
    counting.onsuccess = () => {
      opening.result.close();
      resolve(counting.result);
    };
  };
});

async function context_loss(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.region('Notes').button('Write a note').click();
  const field = tab.find('form', 'New note').find('textbox');
  await field.focused();
  await tab.type('half a ');
  await field.holds('half a ');
  // What is compared must be at rest: the words stored and said to be, nothing moving but the caret.
  await ctx.eventually(() => tab.evaluate(records), 'the words are stored');
  await tab.saved();
  // Without the edge, where WebKit's scroll bar fades away.
  const view = await tab.evaluate(() => ({ x: 0, y: 0, width: innerWidth - 24, height: innerHeight }));
  let before;
  await ctx.eventually(async () => {
    const last = before;
    before = await ctx.picture();
    return last && difference(last, before, view) < 0.0005;
  }, 'the page is still');
  for (let round = 0; round < 2; round += 1) {
    await tab.evaluate(lose);
    let off = 1;
    await ctx.eventually(async () => {
      off = difference(before, await ctx.picture(), view);
      return off < 0.0005;
    }, 'the same picture is back').catch((error) => { throw new Error(`${error.message} ${(off * 100).toFixed(2)} % differ.`); });
    await field.holds('half a ');
    await field.focused();
  }
  await tab.type('thought');
  await field.holds('half a thought');
  await tab.find('form', 'New note').button('Done').click();
  await tab.find('list', 'Notes').says(/half a thought/);
}

async function storage(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const has = await tab.evaluate(() => ({ indexedDB: 'indexedDB' in window, locks: 'locks' in navigator, worker: 'serviceWorker' in navigator, secure: isSecureContext }));
  assert.deepEqual(has, { indexedDB: true, locks: true, worker: true, secure: true });
  const second = await ctx.new_tab();
  await second.open('#/week/1');
  await second.text(/^Cairn is open in another tab/).shown();
  await second.said(/Read only/).shown();
  await second.button('Write here instead').click();
  await second.said(/Saved on this device/).shown();
  await second.region('Topics').find('checkbox').nth(0).click();
  await second.region('Topics').says(/1 of \d/);
  await tab.show();
  await tab.region('Topics').find('checkbox').nth(0).ticked();
  await tab.said(/Read only/).shown();
}

async function worker(ctx) {
  const { tab } = ctx;
  await tab.open('#/today');
  const state = await ctx.eventually(() => tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state;
  }), 'the service worker is in place');
  assert.match(state, /^activat/);
  assert.equal(await tab.text(/^A new version/).count(), 0, 'the first visit is no update');
}

export const journeys = [
  { name: 'pixels: the canvas covers the page and draws, also after a change of size', run: canvas },
  { name: 'pixels: dark and light by choice', run: themes },
  { name: 'pixels: the graphics context is lost twice', run: context_loss },
  { name: 'storage: what it needs is there, and the second tab follows', run: storage },
  { name: 'storage: the service worker is in place', run: worker },
];
