// Makes a photo of a package small enough for the page: JPEG and PNG, reduced to a long side and written as a JPEG
// without what the file says of place and camera. Runs in the build only; the page itself uses the browser's decoders.
import jpeg from 'jpeg-js';
import pngjs from 'pngjs';
import { PlainError } from './run.mjs';

/** {width, height, data}: RGBA, four bytes a pixel. */
function decoded(file) {
  if (file[0] === 0xff && file[1] === 0xd8) return jpeg.decode(file, { useTArray: true, maxMemoryUsageInMB: 512 });
  if (file.subarray(1, 4).toString('latin1') === 'PNG') return pngjs.PNG.sync.read(file);
  throw new PlainError('Only JPEG and PNG photos can be reduced.');
}

/** For every pixel of `to` the first of `from` that it covers, and how much of each: [{at, parts}], parts adding up to 1. */
function spans(from, to) {
  const ratio = from / to;
  return Array.from({ length: to }, (_, i) => {
    const start = i * ratio;
    const end = Math.min(from, start + ratio);
    const at = Math.floor(start);
    const parts = [];
    for (let j = at; j < end; j += 1) parts.push((Math.min(end, j + 1) - Math.max(start, j)) / ratio);
    return { at, parts };
  });
}

/** The mean of what every pixel covers (a box filter); what is see-through is laid on white. */
export function averaged({ width, height, data }, new_width, new_height) {
  const columns = spans(width, new_width);
  const out = Buffer.alloc(new_width * new_height * 4, 255);
  for (const [y, row] of spans(height, new_height).entries()) {
    for (const [x, column] of columns.entries()) {
      const sum = [0, 0, 0];
      for (const [j, tall] of row.parts.entries()) {
        for (const [i, wide] of column.parts.entries()) {
          const from = ((row.at + j) * width + column.at + i) * 4;
          const opaque = data[from + 3] / 255;
          for (let c = 0; c < 3; c += 1) sum[c] += tall * wide * (data[from + c] * opaque + 255 * (1 - opaque));
        }
      }
      for (let c = 0; c < 3; c += 1) out[(y * new_width + x) * 4 + c] = Math.round(sum[c]);
    }
  }
  return { width: new_width, height: new_height, data: out };
}

/** The bytes of a JPEG whose long side is at most `side` pixels; quality 1..100. */
export function reduced(file, { side, quality }) {
  const photo = decoded(file);
  const factor = Math.min(1, side / Math.max(photo.width, photo.height));
  const fitted = (length) => Math.max(1, Math.round(length * factor));
  return Buffer.from(jpeg.encode(averaged(photo, fitted(photo.width), fitted(photo.height)), quality).data);
}
