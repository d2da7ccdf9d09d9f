// Bytes as text and back (RFC 4648, section 4), where they travel in JSON or lie among texts.

const CHUNK = 0x8000; // arguments of one call

export function to_base64(bytes) {
  let letters = '';
  for (let at = 0; at < bytes.length; at += CHUNK) letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(letters);
}

export function from_base64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
