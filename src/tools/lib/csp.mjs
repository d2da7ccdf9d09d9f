// The content security policy, in one place for the server and for the page's meta tag.
const directives = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
];

export const csp_header = directives.join('; ');

/** A meta tag may not carry frame-ancestors. */
export const csp_meta = directives.filter((directive) => !directive.startsWith('frame-ancestors')).join('; ');
