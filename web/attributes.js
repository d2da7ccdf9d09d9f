/** Sets an attribute, or removes it where there is nothing to say. */
export function attribute(element, name, value) {
  if (value === undefined || value === null || value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export function truth(element, name, value) {
  attribute(element, name, value === undefined ? undefined : value ? 'true' : 'false');
}
