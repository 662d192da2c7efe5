/** Longest name in the plain form; some proxies and browsers refuse longer headers. */
const PLAIN_NAME_MAX = 100;

/**
 * The header under which a browser saves a file. Source: RFC 6266 with RFC 8187 for letters beyond ASCII.
 *
 * A file's name is anything a person, or a stranger's archive, made of it: quotes, line breaks and control characters
 * never reach the header as such.
 */
export function attachmentNamed(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = name.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/g, '_');
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%]/g, '_').slice(0, PLAIN_NAME_MAX);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc8187(clean)}`;
}

/** encodeURIComponent leaves a few characters that RFC 8187 does not allow bare. */
function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replace(/['()*!~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
