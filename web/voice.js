// Says to assistive technology what happened out of sight of its cursor: a new page, a result, a mistake. Both places exist
// from the start and are empty: words that are put into them are announced, also where the same words stood there before.
// What is said in one go is read in one go, and gone when it has been read: who reads on to the end of the page must not
// meet what was true a while ago.

const READ_ms = 8000;

function speaker(role) {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = 'voice';
  document.body.append(element);
  let going = false;
  let timer = 0;
  return (words) => {
    clearTimeout(timer);
    timer = setTimeout(() => element.replaceChildren(), READ_ms);
    const line = document.createTextNode(going ? `\n${words}` : words);
    if (going) {
      element.append(line);
    } else {
      element.replaceChildren(line);
      going = true;
      queueMicrotask(() => { going = false; });
    }
  };
}

export const createVoice = () => ({ say: speaker('status'), warn: speaker('alert') });
