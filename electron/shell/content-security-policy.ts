/**
 * Sent with every response, because a worker obeys the policy of its own response. Measured with pdf.js and Mantine:
 * nothing here may be loosened without the e2e test that counts violations. `wasm-unsafe-eval` is for pdf.js's image
 * decoders; `data:` and `blob:` images are pages that pdf.js has decoded; fonts in `data:` are those inside a PDF.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

export const responseHeaders = (nonce: string, contentType: string): Readonly<Record<string, string>> => ({
  'content-type': contentType,
  'content-security-policy': contentSecurityPolicy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})
