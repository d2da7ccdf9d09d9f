// The mirror without a program: a journey gives it its changes and hears what it would send.
import { createMirror } from '../../../web/mirror.js';

const LIST = 1;
const ROW = 10; // id of the row 0
const BOX = 1000; // id of the check box in it
const HEIGHT_px = 30;

const sent = [];
const root = document.getElementById('mirror');
const mirror = createMirror({ root, send: (event) => sent.push(event), tickNow: () => {}, voice: { say: () => {}, warn: () => {} } });

const list = { i: LIST, r: 'list', n: 'Places', b: [0, 0, 300, 900] };
const rows_at = (rows) => rows.flatMap((row, at) => [
  { i: ROW + row, r: 'listitem', b: [0, at * HEIGHT_px, 300, HEIGHT_px] },
  { i: BOX + row, r: 'checkbox', n: `Row ${row}`, b: [0, 0, 300, HEIGHT_px], px: 24, lh: 22, ck: 0 },
]);

window.alone = {
  sent,
  /** What was ticked or unticked, as "row: whether". */
  ticks: () => sent.filter(({ e }) => e === 'commit').map(({ i, v }) => `${i - BOX}: ${v}`),
  /** The list with these rows in this order; all others leave it. */
  show(rows) {
    const before = [...root.querySelectorAll('li')].map((item) => Number(item.dataset.i) - ROW);
    const gone = before.filter((row) => !rows.includes(row));
    mirror.apply({
      up: [list, ...rows_at(rows)],
      or: [[0, [LIST]], [LIST, rows.map((row) => ROW + row)], ...rows.map((row) => [ROW + row, [BOX + row]])],
      rm: gone.flatMap((row) => [BOX + row, ROW + row]),
    });
  },
};
document.documentElement.dataset.ready = '';
