// What a picture of a page shows in a rectangle, and where two of them differ.

function* pixels(picture, box, scale) {
  const end_x = Math.min(picture.width, Math.floor((box.x + box.width) * scale));
  const end_y = Math.min(picture.height, Math.floor((box.y + box.height) * scale));
  for (let y = Math.max(0, Math.ceil(box.y * scale)); y < end_y; y += 1) {
    for (let x = Math.max(0, Math.ceil(box.x * scale)); x < end_x; x += 1) yield picture.at(x, y);
  }
}

/** What a rectangle (in CSS pixels) shows: its ground, and how many of its pixels differ clearly from it. */
export function ink(picture, box, scale = 1) {
  const counts = new Map();
  const values = [...pixels(picture, box, scale)].map(([r, g, b]) => Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ground = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return { ground, inked: values.filter((value) => Math.abs(value - ground) > 40).length, pixels: values.length };
}

/** How far what is drawn in a rectangle reaches, from its left and from its right side, in CSS pixels. */
export function margins(picture, box, scale = 1) {
  const { ground } = ink(picture, box, scale);
  const columns = [];
  for (let x = Math.ceil(box.x * scale); x < Math.floor((box.x + box.width) * scale); x += 1) {
    const column = { x: x / scale, y: box.y, width: 1.5 / scale, height: box.height };
    if ([...pixels(picture, column, scale)].some(([r, g, b]) => Math.abs(0.2126 * r + 0.7152 * g + 0.0722 * b - ground) > 60)) columns.push(x / scale);
  }
  return { left: columns[0] - box.x, right: box.x + box.width - columns.at(-1) - 1 / scale };
}

/** The share of pixels of a rectangle that differ clearly between two pictures. */
export function difference(one, other, box, scale = 1) {
  const a = [...pixels(one, box, scale)];
  const b = [...pixels(other, box, scale)];
  const differ = a.filter((pixel, at) => !b[at] || pixel.some((value, channel) => Math.abs(value - b[at][channel]) > 12)).length;
  return a.length === 0 ? 1 : differ / a.length;
}
