// The words of an element where they are more than its name.

function attribute(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A text that the canvas cannot shape: the page shows it, in the canvas's colour and with the styles it would have there. */
export function showInk(element, node) {
  element.classList.add('m-shown');
  element.style.color = node.ik;
  element.replaceChildren(...node.rn.map((run) => {
    if (run.br) return document.createElement('br');
    const tags = [run.h && 'a', run.b && 'strong', run.i && 'em', run.c && 'code', run.s && 's'].filter(Boolean);
    return tags.reduceRight((inner, tag) => {
      const outer = document.createElement(tag);
      if (tag === 'a') {
        outer.href = run.h;
        if (/^https?:/.test(run.h)) Object.assign(outer, { target: '_blank', rel: 'noopener noreferrer' });
      }
      outer.append(inner);
      return outer;
    }, document.createTextNode(run.t));
  }));
}

/**
 * A second line is text like the first, so that it can be found and selected; for assistive technology it is the control's
 * description, not a part of its name, and nothing when a description in words says the same.
 */
export function sayWithDetail({ element, control, text }, node) {
  const detail = document.createElement('span');
  detail.className = 'm-detail';
  detail.id = `d${node.i}`;
  detail.textContent = node.dt ?? '';
  (text ?? element).replaceChildren(node.n ?? '', ' ', detail);
  attribute(control, 'aria-describedby', node.dt && !node.d ? detail.id : undefined);
  detail.setAttribute('aria-hidden', 'true'); // so it is no part of the name; a description may still point to it
}
