import type { Explanation, ParsedQuestion, RankedPhoto, SearchAnswer, SimilarAnswer } from '../../../shared/contract/schemas.ts';
import { formatColumns } from './format-text.ts';
import { showPath } from './show-path.ts';

const LESS_SURE = '    -- less sure --';

/**
 * A search answer for a person: what was understood where that is more than the plain words, the strong results, a
 * divider, the rest.
 *
 * @param emptyReason What to say when there are no results.
 */
export function formatSearchAnswer(answer: SearchAnswer, emptyReason: string): string {
  const understood = formatParsed(answer.parsed, answer.query);
  const results = answer.results.length === 0 ? emptyReason : formatRanking(answer);
  return [...understood, ...(understood.length > 0 ? [''] : []), results].join('\n');
}

/** Results for a person: strong ones, a divider, the rest. */
export function formatRanking({ strong, results }: SimilarAnswer): string {
  const isRanked = results.some((photo) => photo.score !== null);
  const cells = results.map((photo, i) => [String(i + 1), ...(isRanked ? [photo.score?.toFixed(3) ?? ''] : []), ...toCells(photo)]);
  const lines = formatColumns(cells, new Set(isRanked ? [0, 1] : [0])).split('\n');
  const explained = results.map((photo, i) => [lines[i] as string, ...formatExplanation(photo)].join('\n'));
  const sure = explained.slice(0, strong);
  const rest = explained.slice(strong);
  if (!isRanked || rest.length === 0) return explained.join('\n');
  const opening = sure.length === 0 ? ['Nothing here clearly matches; the nearest are:'] : sure;
  return [...opening, ...(sure.length === 0 ? [] : [LESS_SURE]), ...rest].join('\n');
}

/** What was taken out of the sentence, and every remark; nothing for a question that was taken as it stands. */
export function formatParsed(parsed: ParsedQuestion, query: string): string[] {
  const lines: string[] = [];
  const [only] = parsed.look;
  const asItStands = parsed.look.length === 1 && only !== undefined && !only.negated && only.weight === 1
    && only.translatedFrom === null && parsed.filters.length === 0 && only.words.trim() === query.trim();
  if (parsed.look.length > 0 && !asItStands) lines.push(`Looking for: ${parsed.look.map(sayPart).join(', ')}`);
  if (parsed.filters.length > 0) {
    lines.push(`Only photos: ${parsed.filters.map((filter) => `${filter.says} (from "${filter.words}")`).join('; ')}`);
  }
  return [...lines, ...parsed.notes.map((note) => `Note: ${note}`)].map(showPath);
}

function sayPart(part: ParsedQuestion['look'][number]): string {
  const weight = Math.abs(part.weight) === 1 ? '' : ` (weight ${Math.abs(part.weight)})`;
  const translated = part.translatedFrom === null ? '' : ` (for "${part.translatedFrom}")`;
  return `${part.negated ? 'not ' : ''}"${part.words}"${translated}${weight}`;
}

function toCells(photo: RankedPhoto): string[] {
  const others = photo.paths.length > 1 ? `  (and ${photo.paths.length - 1} more)` : '';
  const path = photo.path === null ? '(no file any more)' : showPath(photo.path);
  return [(photo.takenAt ?? '').slice(0, 16).replace('T', ' '), `${path}${others}`];
}

function formatExplanation({ explain }: RankedPhoto): string[] {
  if (explain === undefined) return [];
  return sayExplanation(explain).map((line) => `       ${showPath(line)}`);
}

function sayExplanation(explain: Explanation): string[] {
  const parts = explain.parts.map((part) => `${part.negated ? 'not ' : ''}"${part.words}" ${part.cosine.toFixed(3)} x ${part.weight}`);
  const lines: string[] = [];
  if (parts.length > 0) lines.push(`looks like: ${parts.join(', ')}`);
  if (explain.standing !== null) lines.push(`standing against ordinary photos: ${explain.standing.toFixed(1)} sd`);
  if (explain.boundary !== null) lines.push(`strong from ${explain.boundary.toFixed(3)}`);
  if (explain.written.length > 0) lines.push(`written on it: ${explain.written.join(', ')}`);
  if (explain.filters.length > 0) lines.push(`holds: ${explain.filters.join(', ')}`);
  return lines;
}
