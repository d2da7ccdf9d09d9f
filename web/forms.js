// Forms of the page itself, in a dialog or on a page of their own. What is typed here goes nowhere but to `work`: the
// program, whose fields lie in the mirror, never sees a passphrase.

const PATIENCE_ms = 300;
let count = 0;

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A mistake that belongs to one field of the form. */
export function mistake(field, message) {
  return Object.assign(new Error(message), { code: 'invalid', field });
}

function makeField({ name, label, type = 'text', hint, value = '', limit }) {
  count += 1;
  const id = `field-${count}`;
  const input = element('input', { id, name, type, value, autocomplete: 'off', autocapitalize: type === 'password' ? 'none' : 'words', spellcheck: false });
  if (limit) input.maxLength = limit;
  const error = element('p', { id: `${id}-error`, className: 'form-error', role: 'alert' });
  const parts = [element('label', { htmlFor: id, textContent: label }), input];
  const described = [error.id];
  if (hint) {
    parts.push(element('p', { id: `${id}-hint`, className: 'form-hint', textContent: hint }));
    described.push(`${id}-hint`);
  }
  input.setAttribute('aria-describedby', described.join(' '));
  return { name, input, error, box: element('div', { className: 'form-field' }, ...parts, error) };
}

function showBox(fields) {
  count += 1;
  const box = element('input', { id: `field-${count}`, type: 'checkbox' });
  box.onchange = () => { for (const { input } of fields) input.type = box.checked ? 'text' : 'password'; };
  const word = fields.length > 1 ? 'Show the passphrases' : 'Show the passphrase';
  return element('div', { className: 'form-check' }, box, element('label', { htmlFor: box.id, textContent: word }));
}

/**
 * {title, texts, fields: [{name, label, type, hint, value, limit}], action, busy, danger, cancel, work(values)}.
 * Resolves to {done: true, value} with what `work` answered, or {done: false} when it was left. What `work` throws is
 * shown, beside its field where it has one, and nothing that was typed is lost.
 */
export function makeForm({ title, level = 'h2', texts = [], fields = [], action, busy, danger = false, cancel, work }) {
  count += 1;
  const heading = element(level, { id: `form-${count}`, textContent: title, tabIndex: -1 });
  const made = fields.map(makeField);
  const secret = made.filter(({ input }) => input.type === 'password');
  const submit = element('button', { type: 'submit', className: danger ? 'danger' : 'primary', textContent: action });
  const leave = cancel ? element('button', { type: 'button', textContent: cancel }) : null;
  const trouble = element('p', { className: 'form-error', role: 'alert' });
  const status = element('p', { className: 'form-status', role: 'status' });
  const form = element('form', { noValidate: true, 'aria-labelledby': heading.id },
    heading, ...texts.map((text) => element('p', { textContent: text })), ...made.map(({ box }) => box),
    ...(secret.length > 0 ? [showBox(secret)] : []), trouble,
    element('div', { className: 'plain-actions' }, submit, ...(leave ? [leave] : [])), status);
  let working = false;
  let finish;
  const result = new Promise((resolve) => { finish = resolve; });

  function say(error) {
    const field = made.find(({ name }) => name === error.field);
    (field?.error ?? trouble).textContent = error.message;
    const at = field ?? made[0];
    field?.input.setAttribute('aria-invalid', 'true');
    at?.input.focus();
    at?.input.select();
  }

  form.onsubmit = async (event) => {
    event.preventDefault();
    if (working) return;
    working = true;
    for (const { input, error } of made) {
      input.removeAttribute('aria-invalid');
      error.textContent = '';
    }
    trouble.textContent = '';
    submit.setAttribute('aria-disabled', 'true');
    const timer = setTimeout(() => { status.textContent = busy ?? 'One moment…'; }, PATIENCE_ms);
    try {
      const value = await work(Object.fromEntries(made.map(({ name, input }) => [name, input.value])));
      for (const { input } of secret) input.value = '';
      finish({ done: true, value });
    } catch (error) {
      say(error);
    } finally {
      working = false;
      clearTimeout(timer);
      status.textContent = '';
      submit.removeAttribute('aria-disabled');
    }
  };
  const give_up = () => { if (!working) finish({ done: false }); };
  if (leave) leave.onclick = give_up;
  return { form, heading, first: made[0]?.input ?? submit, result, giveUp: give_up };
}

/** The form in a dialog over the program, which hears no key meanwhile. */
export async function ask(spec) {
  const { form, heading, first, result, giveUp } = makeForm({ cancel: 'Cancel', ...spec });
  const dialog = element('dialog', { className: 'plain dialog', 'aria-labelledby': heading.id }, form);
  const deaf = (event) => event.stopImmediatePropagation();
  addEventListener('keydown', deaf, { capture: true });
  dialog.oncancel = (event) => {
    event.preventDefault();
    giveUp();
  };
  document.body.append(dialog);
  dialog.showModal();
  first.focus();
  try {
    return await result;
  } finally {
    removeEventListener('keydown', deaf, { capture: true });
    dialog.close(); // gives the focus back
    dialog.remove();
  }
}
