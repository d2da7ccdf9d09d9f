// What is drawn: where the letters lie in a picture of the page, in CSS pixels.

/** Two frames: what was sent to the program has been drawn and shown. */
export const frames = (page) => page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));

// Runs in the page: it has a PNG decoder.
async function bounds_of_ink([base64, css_width]) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const { data, width, height } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const far = (at) => Math.abs(data[at] - data[0]) + Math.abs(data[at + 1] - data[1]) + Math.abs(data[at + 2] - data[2]) > 180;
  const found = { left: width, top: height, right: 0, bottom: 0, middle: 0, count: 0 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!far(4 * (y * width + x))) continue;
      found.left = Math.min(found.left, x);
      found.top = Math.min(found.top, y);
      found.right = Math.max(found.right, x + 1);
      found.bottom = Math.max(found.bottom, y + 1);
      found.middle += y + 0.5;
      found.count += 1;
    }
  }
  found.middle /= found.count || 1;
  const scale = width / css_width;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, name === 'count' ? value : value / scale]));
}

/** The bounds of everything in `clip` that stands out from the colour of its first corner, relative to the clip, and how
 * low it stands on the whole. */
export async function ink_in(page, clip) {
  await frames(page);
  const picture = await page.screenshot({ clip, caret: 'hide' });
  return page.evaluate(bounds_of_ink, [picture.toString('base64'), clip.width]);
}
