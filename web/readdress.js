// Another address in place of the present one. Browsers take milliseconds over it, so what it stands for is shown first.

let pending = null;

/** `done()`: once the page has it. Who went elsewhere meanwhile stays there, and nothing is done. */
export function readdress(href, done) {
  if (pending) {
    Object.assign(pending, { href, done });
    return;
  }
  pending = { href, done, from: location.hash };
  setTimeout(() => {
    const wanted = pending;
    pending = null;
    if (location.hash !== wanted.from) return;
    history.replaceState(history.state, '', wanted.href);
    wanted.done();
  });
}
