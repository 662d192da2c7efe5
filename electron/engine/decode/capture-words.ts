import { CAPTION_MAX_CHARACTERS, KEYWORD_MAX_CHARACTERS, KEYWORDS_MAX } from '../config.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const UTF8_READ_AS_LATIN1 = /[\u00c2-\u00f4][\u0080-\u00bf]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** At most this share of a long text may be unreadable characters before the whole is not worth showing. Chosen: 1 in 20. */
const UNREADABLE_SHARE = 0.05;

/**
 * Texts that cameras and programs write into a caption field by themselves. Source: manufacturers' defaults as seen in
 * photos of the 2000s and 2010s.
 */
const CAMERA_CAPTIONS = [
  /^(?:(?:olympus|minolta|konica minolta|pentax|fujifilm|casio|samsung|kodak|sony|sanyo|ricoh|canon|nikon|toshiba) )?digital (?:still )?camera$/i,
  /^(?:samsung|sony dsc|dcim|default|ascii|unicode|jpeg|exif[_ ]jpeg[_ ](?:picture|t42\d)|hewlett-packard.*|hdrpl?|vivo|oppo(?:[_ ]\d+)?|user ?comments?|comments?|description|untitled|no (?:caption|comment|description)|null|none|undefined|unknown|applemark|binary comment)$/i,
  /^<[\w ./-]+>$/,
  /^(?:created|made|edited|processed|generated) (?:with|using|by|in) /i,
  /^(?:charset=|filter: ?\d|fbmd[0-9a-f]{8}|file source)/i,
  /^\{["\s].*[:}]/s,
  /^[^\p{L}\p{N}\p{So}]+$/u,
];

/**
 * A text as a person may see it: cut at the first NUL, without control and direction-override characters, UTF-8 that
 * was read as Latin-1 put right, white space trimmed.
 *
 * @returns null for what is empty or was never text.
 */
export function cleanText(raw: string): string | null {
  // exifreader's own word for a value that points outside the file.
  if (raw === '<faulty value>') return null;
  const end = raw.indexOf('\0');
  const text = (end < 0 ? raw : raw.slice(0, end)).toWellFormed();
  const cleaned = undoLatin1(text)
    .replace(CONTROLS, '')
    .replace(/\r\n?/g, '\n')
    .trim()
    // A field of fixed size cuts a character in half; what stands before it is whole.
    .replace(/\ufffd+$/, '')
    .trim();
  return cleaned === '' ? null : cleaned;
}

/** A name on one line (a camera, a lens, a keyword); null when it is unreadable, has no letter or digit, or is absurdly long. */
export function cleanName(raw: string | null, maxCharacters: number): string | null {
  if (raw === null) return null;
  const text = cleanText(raw)?.replace(/\s+/g, ' ');
  if (text === undefined || text.length > maxCharacters) return null;
  return text.includes('\ufffd') || !/[\p{L}\p{N}\p{So}]/u.test(text) ? null : text;
}

/**
 * The first caption that a person may have written; long ones are cut, camera defaults and the file's own name dropped.
 *
 * @param fileName The file's name, with its extension.
 */
export function chooseCaption(captions: readonly string[], fileName: string): string | null {
  const stem = fileName.replace(/\.[^.]*$/, '').toLowerCase();
  for (const raw of captions) {
    const text = cleanText(raw);
    if (text === null || CAMERA_CAPTIONS.some((pattern) => pattern.test(text))) continue;
    const folded = text.toLowerCase();
    if (folded === stem || folded === fileName.toLowerCase()) continue;
    const readable = text.replaceAll('\ufffd', '').length;
    if (text.length - readable > text.length * UNREADABLE_SHARE) continue;
    return cutText(text, CAPTION_MAX_CHARACTERS);
  }
  return null;
}

/** Keywords tidied, each once whatever its case, bounded in length and number, in their order. */
export function tidyKeywords(keywords: readonly string[]): string[] {
  const tidy = new Map<string, string>();
  for (const raw of keywords) {
    const keyword = cleanName(raw, KEYWORD_MAX_CHARACTERS);
    const key = keyword?.normalize('NFC').toLowerCase();
    if (keyword === null || key === undefined || tidy.has(key)) continue;
    tidy.set(key, keyword);
    if (tidy.size === KEYWORDS_MAX) break;
  }
  return [...tidy.values()];
}

/** Text that was UTF-8 and was read one byte a character; other text comes back as it is. */
function undoLatin1(text: string): string {
  if (!UTF8_READ_AS_LATIN1.test(text)) return text;
  // oxlint-disable-next-line no-control-regex -- the range of a byte
  if (!/^[\u0000-\u00ff]*$/.test(text)) return text;
  try {
    return utf8.decode(Buffer.from(text, 'latin1'));
  } catch {
    // Latin-1 after all.
    return text;
  }
}

function cutText(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters - 1).toWellFormed().replace(/\ufffd$/, '').trimEnd()}…`;
}
