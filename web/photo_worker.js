// The worker that opens photos, so that a large one does not hold the page. One message at a time, each answered once.
//   {open: key, blob, side}  decodes a photo, upright, its long side reduced to `side` where it is longer (of a panorama
//                            less, so that something is left of its short side); answers {width, height, rgba}, and keeps
//                            it until another one is opened
//   {jpeg: key, blob, side, quality}  the same as a JPEG of that size, without anything that the file says of place or camera
//   {png, width, height, rgb}  a picture as a PNG
// The core has read the header before: what is too large or no photo does not come here.

let held = null; // {key, side, canvas}: the photo that was opened last

const LEAST_px = 256; // of the short side, on which the core measures photos
const WIDEST = 4; // times `side`: no longer for the sake of the short side

function fitted(width, height, side) {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const factor = Math.min(1, Math.max(side / long, Math.min(LEAST_px / short, (WIDEST * side) / long)));
  return [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))];
}

function drawn(source, side) {
  const [width, height] = fitted(source.width, source.height, side);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, 0, 0, width, height);
  return canvas;
}

async function canvas_of({ key, blob, side }) {
  if (held?.key === key && held.side >= side) return held.side === side ? held.canvas : drawn(held.canvas, side);
  held = null;
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  const canvas = drawn(bitmap, side);
  bitmap.close();
  held = { key, side, canvas };
  return canvas;
}

async function open({ open: key, blob, side }) {
  const canvas = await canvas_of({ key, blob, side });
  const { width, height } = canvas;
  return { width, height, rgba: canvas.getContext('2d').getImageData(0, 0, width, height).data };
}

async function bytes_of(canvas, options) {
  return { bytes: new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer()) };
}

async function jpeg({ jpeg: key, blob, side, quality }) {
  return bytes_of(await canvas_of({ key, blob, side }), { type: 'image/jpeg', quality });
}

async function png({ width, height, rgb }) {
  const picture = new ImageData(width, height);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    picture.data.set(rgb.subarray(from, from + 3), to);
    picture.data[to + 3] = 255;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d').putImageData(picture, 0, 0);
  return bytes_of(canvas, { type: 'image/png' });
}

onmessage = async ({ data }) => {
  try {
    const answer = await (data.open !== undefined ? open(data) : data.jpeg !== undefined ? jpeg(data) : png(data));
    postMessage(answer, [(answer.rgba ?? answer.bytes).buffer]);
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
};
