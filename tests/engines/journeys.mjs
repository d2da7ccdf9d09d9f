// The journeys that every engine is held to.
import { journeys as browser } from './journeys/browser.mjs';
import { journeys as lines } from './journeys/lines.mjs';
import { journeys as pixels } from './journeys/pixels.mjs';
import { journeys as profiles } from './journeys/profiles.mjs';
import { journeys as text } from './journeys/text.mjs';
import { journeys as work } from './journeys/work.mjs';

export const journeys = [...work, ...text, ...browser, ...lines, ...pixels, ...profiles];
