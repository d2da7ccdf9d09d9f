// Files that are dropped on the page or pasted go to the field on the screen that takes several of them. Where there is none,
// a dropped file is left alone: the browser must not leave the page for it.

import { remember } from './chosen.js';

export function listenToFiles({ root, send, tickNow, nodeOf, topModal }) {
  let over = 0;

  function taker() {
    for (const element of (topModal() ?? root).querySelectorAll('.m-file')) {
      const node = nodeOf(Number(element.dataset.i));
      if (node?.mf && !node.ca && !node.di) return node;
    }
    return null;
  }

  function tell(id) {
    if (id === over) return;
    over = id;
    send({ e: 'files_over', i: id });
  }

  function take(node, files) {
    send({ e: 'photos', i: node.i, list: remember([...files]) });
    tickNow();
  }

  const carries_files = ({ dataTransfer }) => Boolean(dataTransfer?.types.includes('Files'));
  addEventListener('dragover', (event) => {
    if (!carries_files(event)) return;
    event.preventDefault();
    const node = taker();
    event.dataTransfer.dropEffect = node ? 'copy' : 'none';
    tell(node?.i ?? 0);
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) tell(0); });
  addEventListener('drop', (event) => {
    if (!carries_files(event)) return;
    event.preventDefault();
    tell(0);
    const node = taker();
    if (node && event.dataTransfer.files.length > 0) take(node, event.dataTransfer.files);
  });
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const node = files.length > 0 ? taker() : null;
    if (!node) return;
    event.preventDefault();
    take(node, files);
  });
}
