// Screenshots as pixels.
import { PNG } from 'pngjs';

/** {width, height, at(x, y): [r, g, b], light(x, y): 0 (black) to 1 (white)} */
export function read_png(bytes) {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixel = (x, y) => (y * width + x) * 4;
  const at = (x, y) => [...data.subarray(pixel(x, y), pixel(x, y) + 3)];
  const light = (x, y) => {
    const i = pixel(x, y);
    return (0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255;
  };
  return { width, height, at, light };
}

/** How many pixels differ, by more than `by` in any channel. */
export function difference(one, other, by = 0) {
  if (one.width !== other.width || one.height !== other.height) return Infinity;
  let count = 0;
  for (let y = 0; y < one.height; y += 1) {
    for (let x = 0; x < one.width; x += 1) {
      const a = one.at(x, y);
      const b = other.at(x, y);
      if (a.some((value, channel) => Math.abs(value - b[channel]) > by)) count += 1;
    }
  }
  return count;
}

export const picture = async (place, options = {}) => read_png(await place.screenshot({ animations: 'disabled', ...options }));
