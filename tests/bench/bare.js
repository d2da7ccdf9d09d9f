import createBare from './bare_imgui.js';

await createBare({ canvas: document.getElementById('canvas') });
