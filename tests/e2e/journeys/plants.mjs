// The plant identifier in the built page with the shipped model: photos in, answers and refusals out, the journal and its
// files. The photos are drawn here: nobody's photo is in the repository.
import assert from 'node:assert/strict';
import { button, downloaded, go, gone, open_app, region, reload, reload_now, said, shown, undo_button } from '../lib/app.mjs';
import { eventually } from '../lib/context.mjs';
import { drawn } from '../lib/pictures.mjs';

const LONG_ms = 60_000;
const field = (page, name) => page.getByRole('textbox', { name, exact: true });

/** The JPEG with an EXIF that says how it is turned, when and where it was taken. */
function with_exif(jpeg) {
  const entry = (tag, type, count, value) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const count = (number) => Buffer.from([number, 0]);
  const end = Buffer.alloc(4);
  const rational = (...pairs) => Buffer.concat(pairs.map(([top, bottom]) => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(top, 0);
    bytes.writeUInt32LE(bottom, 4);
    return bytes;
  }));
  // TIFF: the first directory at 8, the one of EXIF, that of GPS, then what does not fit into entries.
  const first_size = 2 + 3 * 12 + 4;
  const exif_at = 8 + first_size;
  const exif_size = 2 + 12 + 4;
  const gps_at = exif_at + exif_size;
  const gps_size = 2 + 4 * 12 + 4;
  const date_at = gps_at + gps_size;
  const latitude_at = date_at + 20;
  const tiff = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    count(3), entry(0x0112, 3, 1, 6), entry(0x8769, 4, 1, exif_at), entry(0x8825, 4, 1, gps_at), end,
    count(1), entry(0x9003, 2, 20, date_at), end,
    count(4), entry(1, 2, 2, 'N'.charCodeAt(0)), entry(2, 5, 3, latitude_at), entry(3, 2, 2, 'W'.charCodeAt(0)), entry(4, 5, 3, latitude_at + 24), end,
    Buffer.from('2026:05:17 14:30:00\0', 'latin1'),
    rational([51, 1], [28, 1], [48, 1]), rational([0, 1], [17, 1], [24, 1]),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + 6 + tiff.length);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, Buffer.from('Exif\0\0', 'latin1'), tiff, jpeg.subarray(2)]);
}

function png_of(width, height) {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1'), size, Buffer.from([8, 2, 0, 0, 0, 1, 2, 3, 4])]);
}

const as_file = (name, buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const choose = (page, files, name = 'Choose photos') => button(page, name).setInputFiles(files);

async function with_model(ctx) {
  const page = await open_app(ctx, '#/plants');
  await button(page, 'Fetch the model').click();
  await region(page, 'The model of plants').waitFor({ state: 'detached', timeout: LONG_ms });
  return page;
}

const answered = (page) => shown(region(page, 'Answer').getByRole('group', { name: 'The likeliest plants' }));

async function keep_one(page, what) {
  await choose(page, [as_file('garden.png', await drawn(page))]);
  await answered(page);
  await field(page, 'What it is').fill(what);
  await field(page, 'Place').fill('Behind the house');
  await button(page, 'Keep in the journal').click();
  await shown(said(page, 'Kept in the journal'));
}

async function looked_at(ctx) {
  const page = await with_model(ctx);
  await choose(page, [as_file('garden.jpg', with_exif(await drawn(page, { type: 'image/jpeg' })), 'image/jpeg')]);
  await answered(page);
  assert.equal(await region(page, 'Answer').getByRole('group', { name: 'The likeliest plants' }).getByRole('link').count(), 5);
  await shown(page.getByText('480 × 640 pixels')); // upright, as EXIF says
  assert.equal(await page.getByLabel('Seen on').inputValue(), '2026-05-17');
  await shown(page.getByText('51.4800° N, 0.2900° W, as the photo says'));
  await page.getByRole('radio', { name: 'What counted', exact: true }).click({ force: true });
  await shown(page.getByText(/^Bright is what spoke for /));
  await button(page, 'Clear all photos').click();
  await shown(page.getByRole('heading', { name: 'Which plant is this?' }));
}

async function kept(ctx) {
  const page = await with_model(ctx);
  await keep_one(page, 'sunflower');
  await page.getByRole('link', { name: 'Journal', exact: true }).click();
  await shown(page.getByRole('img', { name: 'Photo of Sunflower' }));
  await reload(page);
  await shown(page.getByRole('img', { name: 'Photo of Sunflower' }));
  await page.getByRole('radio', { name: 'Timeline', exact: true }).click({ force: true });
  await shown(page.getByRole('link', { name: /^Sunflower.*Behind the house/ }));
  await page.getByRole('link', { name: /^Sunflower/ }).click();
  await shown(page.getByRole('img', { name: 'Photo 1 of Sunflower' }));
  const notes = field(page, 'Notes');
  await notes.fill('Taller than I am');
  await notes.blur();
  await shown(said(page, 'Changed'));
  await choose(page, [as_file('fruit.png', await drawn(page, { petals: 7 }))], 'Add photos');
  await shown(said(page, '1 photo added'));
  await shown(page.getByRole('img', { name: 'Photo 2 of Sunflower' }));
  await button(page, 'Take photo 1 out').click();
  await shown(said(page, 'Photo taken out'));
  await gone(page.getByRole('img', { name: 'Photo 2 of Sunflower' }));
  await button(page, 'Remove this observation').click();
  await shown(said(page, 'Observation removed'));
  await undo_button(page).click();
  await shown(page.getByRole('img', { name: 'Photo of Sunflower' }));
  await go(page, 'Data');
  await shown(page.getByText('2 photos of plants', { exact: true })); // what was taken out can be put back until Plants is opened anew
}

async function backed_up(ctx) {
  const page = await with_model(ctx);
  await keep_one(page, 'sunflower');
  await go(page, 'Data');
  const backup = await downloaded(page, () => button(page, 'Export everything').click());
  assert.match(backup.text, /"plants\/photos\//);
  const other = await (await ctx.open_context()).newPage();
  await open_app(ctx, '#/data', other);
  await button(other, 'Choose a backup file').setInputFiles(as_file('backup.json', Buffer.from(backup.text), 'application/json'));
  await button(region(other, 'Import a backup'), 'Import').click();
  await shown(said(other, 'Backup imported'));
  await shown(other.getByText('1 photo of plants', { exact: true }));
  await open_app(ctx, '#/plants/journal', other);
  await other.getByRole('link', { name: /^Sunflower/ }).click();
  await shown(other.getByRole('img', { name: 'Photo 1 of Sunflower', exact: true }));
}

async function refused(ctx) {
  const page = await with_model(ctx);
  const jpeg = await drawn(page, { type: 'image/jpeg' });
  await choose(page, [
    as_file('empty.jpg', Buffer.alloc(0)),
    as_file('letter.txt', Buffer.from('Dear reader, this is no photo.'), 'text/plain'),
    as_file('phone.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image/heic'),
    as_file('bomb.png', png_of(60_000, 60_000)),
    as_file('broken.png', png_of(300, 200)),
    as_file('good.jpg', jpeg, 'image/jpeg'),
  ]);
  await answered(page);
  await button(page, '5 files were not looked at').click();
  for (const name of ['empty.jpg', 'letter.txt', 'phone.heic', 'bomb.png', 'broken.png']) {
    await shown(page.getByText(`“${name}” was not looked at`));
  }
  await shown(page.getByText(/60,000/));
  await shown(page.getByText(/HEIC/));
  await button(page, 'Take away bomb.png').click();
  await gone(page.getByText('“bomb.png” was not looked at'));
}

async function batch(ctx) {
  const page = await with_model(ctx);
  const photos = [];
  for (let at = 0; at < 12; at += 1) photos.push(as_file(`flower ${at + 1}.png`, await drawn(page, { petals: 5 + at, width: 320, height: 240 })));
  await choose(page, photos);
  await eventually(async () => (await page.getByRole('group', { name: 'Photos', exact: true }).getByRole('button').count()) === 12, 'twelve photos stand there');
  await page.getByRole('progressbar', { name: 'Photos looked at' }).waitFor({ state: 'detached', timeout: LONG_ms });
  await page.getByRole('button', { name: /^flower 12.png/ }).click();
  await shown(page.getByRole('img', { name: 'Photo flower 12.png' }));
}

async function hidden(ctx) {
  const page = await with_model(ctx);
  const photos = [];
  for (let at = 0; at < 8; at += 1) photos.push(as_file(`flower ${at + 1}.png`, await drawn(page, { petals: 5 + at, width: 320, height: 240 })));
  await page.evaluate(() => {
    window.journey_seen = 0;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function counted(message, ...rest) {
      if (message.see !== undefined) window.journey_seen += 1;
      return postMessage.call(this, message, ...rest);
    };
    window.journey_hide = (on) => {
      if (on) Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      else delete document.hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
  await choose(page, photos);
  await page.evaluate(() => window.journey_hide(true));
  await eventually(() => page.evaluate((all) => window.journey_seen === all, photos.length), 'the model gets all photos');
  await page.evaluate(() => window.journey_hide(false));
  await page.getByRole('progressbar', { name: 'Photos looked at' }).waitFor({ state: 'detached' });
  await answered(page);
}

async function dropped_and_pasted(ctx) {
  const page = await with_model(ctx);
  const bytes = [...await drawn(page)];
  const give = (type) => page.evaluate(([event, data]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(data)], `${event}ped.png`, { type: 'image/png' }));
    if (event === 'drop') dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    else dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, [type, bytes]);
  await give('drop');
  await shown(page.getByRole('img', { name: 'Photo dropped.png' }));
  await answered(page);
  await give('paste');
  await shown(page.getByRole('button', { name: /^pasteped.png/ }));
}

async function without_a_network(ctx) {
  const page = await with_model(ctx);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await ctx.context.setOffline(true);
  await reload_now(page);
  await keep_one(page, 'My own lily');
  await page.getByRole('link', { name: 'Species', exact: true }).click();
  await field(page, 'Find a plant').fill('digitalis');
  await page.getByRole('link', { name: 'Foxglove', exact: true }).click();
  await shown(page.getByRole('heading', { name: 'Foxglove' }));
}

async function files(ctx) {
  const page = await with_model(ctx);
  await keep_one(page, 'sunflower');
  await page.getByRole('link', { name: 'Journal', exact: true }).click();
  await page.getByRole('button', { name: /^Import and export/ }).click();
  const table = await downloaded(page, () => button(page, 'Table (CSV)').click());
  assert.match(table.name, /^cairn-plants-\d{4}-\d\d-\d\d\.csv$/);
  assert.match(table.text, /Helianthus annuus/);
  const map = await downloaded(page, () => button(page, 'Map (GeoJSON)').click());
  assert.equal(JSON.parse(map.text).type, 'FeatureCollection');
  const records = await downloaded(page, () => button(page, 'Records (Darwin Core)').click());
  assert.match(records.text, /HumanObservation/);
  await button(page, 'Read a file').setInputFiles(as_file('again.csv', Buffer.from(table.text), 'text/csv'));
  await shown(page.getByText(/^0 new observations in/));
  await button(page, 'Leave it').click();
  await button(page, 'Read a file').setInputFiles(as_file('more.csv', Buffer.from('day,species,place\n2026-06-01,Digitalis purpurea,Wood\n'), 'text/csv'));
  await button(page, 'Add 1 observation').click();
  await shown(page.getByRole('link', { name: /^Foxglove/ }));
}

async function found(ctx) {
  const page = await with_model(ctx);
  await keep_one(page, 'sunflower');
  await choose(page, [as_file('another.png', await drawn(page, { petals: 13 }))]);
  await answered(page);
  await button(page, 'Find alike in the journal').click();
  await shown(page.getByRole('link', { name: /^Sunflower.*photo (much |a little )?alike/ }));
  await page.getByRole('searchbox', { name: 'Find in the journal' }).fill('behind house');
  await shown(page.getByRole('img', { name: 'Photo of Sunflower' }));
}

// The photos that come with the page are real ones, and the model is right about them.
async function tried(ctx) {
  const page = await with_model(ctx);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await ctx.context.setOffline(true);
  for (const [sample, name] of [['A sunflower', 'Sunflower'], ['A flamingo flower', 'Flamingo flower'], ['A parrot', 'Not sure']]) {
    await button(page, sample).click();
    await page.getByRole('heading', { name, exact: true }).waitFor({ timeout: LONG_ms });
    await button(page, 'Clear all photos').click();
  }
  await button(page, 'Where these photos are from').click();
  await shown(page.getByText('A sunflower by Snapwire'));
}

async function seen(ctx) {
  const page = await with_model(ctx);
  await button(page, 'A sunflower').click();
  await answered(page);
  await page.getByRole('link', { name: 'See how it sees' }).click();
  for (const [way, file] of [['Brightness', 'brightness'], ['Gradient (Sobel)', 'gradient'], ['Edges (Canny)', 'edges'], ['Corners', 'corners'], ['First layer', 'first-layer'], ['Features', 'features']]) {
    await page.getByRole('radio', { name: way, exact: true }).click({ force: true });
    await shown(page.getByRole('img', { name: `${way} of A sunflower`, exact: true }));
    const picture = await downloaded(page, () => button(page, 'Save this picture').click());
    assert.equal(picture.name, `A sunflower-${file}.png`);
    assert.equal(picture.text.slice(1, 4), 'PNG');
  }
  await page.getByRole('radio', { name: 'First layer', exact: true }).click({ force: true });
  await button(page, 'Filter 22').click();
  await shown(page.getByText('Filter 22 of 32'));
}

export const journeys = [
  { name: 'plants: a photo is looked at, upright, and says when and where it was taken', run: looked_at },
  { name: 'plants: an observation with its photo is there after a reload', run: kept },
  { name: 'plants: what is no photo is refused, and the others go on', run: refused },
  { name: 'plants: a batch', run: batch },
  { name: 'plants: a batch goes on in a tab that is not seen', run: hidden },
  { name: 'plants: photos are dropped and pasted', run: dropped_and_pasted },
  { name: 'plants: works without a network once its model is here', run: without_a_network },
  { name: 'plants: photos to try come with the page, and the model is right about them, without a network', run: tried },
  { name: 'plants: a photo is seen as a computer does, and every way of looking is saved as a picture', run: seen },
  { name: 'plants: the journal leaves as files and comes back', run: files },
  { name: 'plants: a photo leaves with a backup and is there on another device', run: backed_up },
  { name: 'plants: the journal is searched by words and by a photo', run: found },
];
