import { contentPolicy } from './content-policy.ts';

/** What every answer of the browser's door carries, pictures apart (they carry stricter ones). */
export function pageHeaders(port: number): Readonly<Record<string, string>> {
  return {
    // `'self'` covers no WebSocket in older browsers.
    'Content-Security-Policy': contentPolicy(`'self' ws://127.0.0.1:${port}`),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
}
