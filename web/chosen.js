// Photos that the person chose, by number: the program speaks of them by it, and web/photos.js opens them.

export const chosen = new Map(); // number -> File
let last = 0;

/** Remembers files; what the program is told of them. */
export function remember(files) {
  return files.map((file) => {
    last += 1;
    chosen.set(last, file);
    return { n: last, name: file.name, bytes: file.size };
  });
}
