// When the program gets its turns, with a browser whose frames, timers and messages are fired by the test.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createFrames } from '../../web/frames.js';

const replaced = ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'MessageChannel'];
const own = Object.fromEntries(replaced.map((name) => [name, globalThis[name]]));
let waiting; // {kind, ms, work} by number
let last;

function wait_for(kind, work, ms) {
  last += 1;
  waiting.set(last, { kind, ms, work });
  return last;
}

beforeEach(() => {
  waiting = new Map();
  last = 0;
  globalThis.requestAnimationFrame = (work) => wait_for('frame', work);
  globalThis.setTimeout = (work, ms) => wait_for('timer', work, ms);
  globalThis.queueMicrotask = (work) => wait_for('microtask', work);
  globalThis.cancelAnimationFrame = globalThis.clearTimeout = (number) => { waiting.delete(number); };
  globalThis.MessageChannel = class {
    port1 = {};
    port2 = { postMessage: () => wait_for('message', () => this.port1.onmessage()) };
  };
});
afterEach(() => Object.assign(globalThis, own));

const pending = () => [...waiting.values()].map(({ kind, ms }) => (ms === undefined ? kind : `${kind} ${ms}`));
function fire(kind) {
  const [number, { work }] = [...waiting].find(([, one]) => one.kind === kind);
  waiting.delete(number);
  work();
}

function program({ shown = true } = {}) {
  const told = { ticks: 0, attended: 0, wait: -1, patience: 0, shown };
  const frames = createFrames({
    tick: () => { told.ticks += 1; return told.wait; },
    attend: () => { told.attended += 1; return told.patience; },
    shown: () => told.shown,
  });
  return { told, frames };
}

test('what arrives is attended to at once and drawn with one frame, then nothing runs', () => {
  const { told, frames } = program();
  frames.arrived();
  frames.arrived();
  assert.equal(told.attended, 2);
  assert.deepEqual(pending(), ['frame']);
  fire('frame');
  assert.equal(told.ticks, 1);
  assert.deepEqual(pending(), []);
});

test('what may wait is drawn together, and what may not takes it along', () => {
  const { told, frames } = program();
  told.patience = 100;
  frames.arrived();
  frames.arrived();
  assert.deepEqual(pending(), ['timer 100']);
  fire('timer');
  assert.deepEqual(pending(), ['frame']);
  frames.arrived(); // a frame is coming anyway
  assert.deepEqual(pending(), ['frame']);
  fire('frame');
  assert.equal(told.ticks, 1);
  frames.arrived();
  frames.wake(); // a key, a click
  assert.deepEqual(pending(), ['timer 100', 'frame']);
  fire('frame');
  assert.deepEqual(pending(), []);
});

test('more work has a task of its own, asked for once', () => {
  const { told, frames } = program();
  told.patience = 100;
  frames.attendAgain();
  frames.attendAgain();
  assert.deepEqual(pending(), ['message']);
  fire('message');
  assert.equal(told.attended, 1);
  frames.attendAgain();
  assert.deepEqual(pending(), ['timer 100', 'message']);
});

test('the program is ticked when it wants to be: with the next frame, later, or never', () => {
  const { told, frames } = program();
  told.wait = 0;
  frames.wake();
  fire('frame');
  assert.deepEqual(pending(), ['frame']);
  told.wait = 250;
  fire('frame');
  assert.deepEqual(pending(), ['timer 250']);
  told.wait = -1;
  frames.tickNow();
  assert.deepEqual(pending(), []);
});

test('a page that cannot draw now keeps what it has planned', () => {
  const { told, frames } = program();
  told.wait = 250;
  frames.tickNow();
  told.wait = null;
  frames.tickNow();
  assert.deepEqual(pending(), ['timer 250']);
});

test('before there is a picture nothing waits for a frame, and only ticks take in what arrives', () => {
  const { told, frames } = program({ shown: false });
  frames.arrived();
  assert.deepEqual(pending(), ['microtask']);
  fire('microtask');
  assert.deepEqual([told.ticks, told.attended], [1, 0]);
});
