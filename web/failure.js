/** An error in words, with one of the codes that the program knows (src/base/result.h). */
export function failure(code, message) {
  return Object.assign(new Error(message), { code });
}
