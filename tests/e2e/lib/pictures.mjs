// Pictures to choose in a journey, drawn in the page.

/** A flower of so many petals, drawn by the browser. */
export async function drawn(page, { type = 'image/png', width = 640, height = 480, petals = 12 } = {}) {
  const bytes = await page.evaluate(async (asked) => {
    const canvas = new OffscreenCanvas(asked.width, asked.height);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#2f6b35';
    pen.fillRect(0, 0, asked.width, asked.height);
    pen.translate(asked.width / 2, asked.height / 2);
    const reach = Math.min(asked.width, asked.height) * 0.4;
    for (let at = 0; at < asked.petals; at += 1) {
      pen.rotate((2 * Math.PI) / asked.petals);
      pen.fillStyle = at % 2 ? '#f4c20d' : '#f7d64a';
      pen.beginPath();
      pen.ellipse(0, reach * 0.6, reach * 0.18, reach * 0.42, 0, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.fillStyle = '#5b3a1a';
    pen.beginPath();
    pen.arc(0, 0, reach * 0.3, 0, 2 * Math.PI);
    pen.fill();
    const blob = await canvas.convertToBlob({ type: asked.type, quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, { type, width, height, petals });
  return Buffer.from(bytes);
}
