// What stands there until the program does. A start that takes long says what it waits for.

const PATIENCE_ms = { files: 3000, storage: 6000 };
const words = {
  files: 'Still loading. This happens once; after that Cairn starts without a network.',
  storage: 'The storage of this browser does not answer. Close other tabs with Cairn, then reload this page. What you saved stays where it is.',
};

export function createSplash(element) {
  const status = document.createElement('p');
  status.className = 'plain-status';
  status.setAttribute('role', 'status');
  element.append(status); // there before its words: only a change of it is announced
  let timer = 0;
  let waiting = 'files';
  let aside = false; // the learner is asked something first, and takes their time

  function say(step) {
    status.textContent = words[step];
    if (step !== 'storage') return;
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.className = 'primary';
    reload.textContent = 'Reload';
    reload.onclick = () => location.reload();
    element.append(reload);
  }

  /** 'files' or 'storage'. */
  function waitsFor(step) {
    waiting = step;
    clearTimeout(timer);
    if (!aside) timer = setTimeout(() => say(step), PATIENCE_ms[step]);
  }
  waitsFor('files');

  return {
    waitsFor,
    stepAside(away) {
      aside = away;
      element.hidden = away;
      waitsFor(waiting);
    },
    over() {
      clearTimeout(timer);
      element.remove();
    },
  };
}
