import type { AutoTag } from '../../electron/engine/store/auto-tags.ts';
import type { Vocabulary } from '../../electron/engine/tags/vocabulary.ts';
import type { CalibrationResult, MeasuredTag } from './calibrate.ts';
import { wilsonInterval } from './choose-threshold.ts';
import type { KnownPhoto } from './tag-truth.ts';

export interface TableInput {
  readonly vocabulary: Vocabulary;
  readonly photos: readonly KnownPhoto[];
  /** What each photo is given with the thresholds as they ship. */
  readonly given: readonly (readonly AutoTag[])[];
  readonly result: CalibrationResult;
}

/** Replace what stands between the marks of docs/tags.md by what was measured. */
export function writeTable(docs: string, { vocabulary, photos, given, result }: TableInput): string {
  const parts: Record<string, string> = {
    measured: measuredTable(result.measured),
    'not-told': result.measured.filter(({ threshold }) => threshold === null).map(({ id, positives }) => `${id} (${positives})`).join(', '),
    counts: countsText(vocabulary, result),
    reliability: ['| told | tags given | told on average | right |', '|---|---|---|---|',
      ...result.reliability.map((row, i, all) => `| ${row.from} to ${all[i + 1]?.from ?? 1} | ${row.given} | ${row.told || '–'} | ${row.right || '–'} |`)].join('\n'),
    samples: samplesTable(photos, given),
  };
  return Object.entries(parts).reduce((text, [name, part]) => {
    const mark = new RegExp(`(<!-- ${name}:begin -->\\n)[^]*?(<!-- ${name}:end -->)`, 'u');
    if (!mark.test(text)) throw new Error(`docs/tags.md has no place for ${name}`);
    return text.replace(mark, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
  }, docs);
}

function measuredTable(measured: readonly MeasuredTag[]): string {
  const rows = measured.filter(({ threshold }) => threshold !== null).toSorted((a, b) => b.positives - a.positives).map(({ id, positives, right, wrong, threshold }) => {
    return `| ${id} | ${positives} | ${threshold} | ${shareText(right, right + wrong)} | ${shareText(right, positives)} |`;
  });
  return ['| tag | photos that show it | threshold | precision | recall |', '|---|---|---|---|---|', ...rows].join('\n');
}

function shareText(right: number, all: number): string {
  const { low, high } = wilsonInterval(right, all);
  return `${(right / all).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}; ${right} of ${all})`;
}

function countsText({ tags }: Vocabulary, { calibration, measured }: CalibrationResult): string {
  const seen = tags.filter((tag) => calibration.tags[tag.id] && (tag.parent !== null || tag.phrases.length > 0));
  const told = measured.filter(({ threshold }) => threshold !== null);
  const [right, wrong] = [told.reduce((sum, each) => sum + each.right, 0), told.reduce((sum, each) => sum + each.wrong, 0)];
  return `${tags.length} tags, of which ${tags.length - seen.length} are mere headings and never given. ${told.length} of them were measured and are given by themselves, ${measured.length - told.length} were measured and cannot be told, `
    + `${seen.length - measured.length} have under five photos that show them and need a score of ${calibration.unmeasured} or more. `
    + `Over all measured tags together: precision ${shareText(right, right + wrong)}.`;
}

/** Of each sample photo: tags given that are true, given that are not, given that can be disputed, and true ones not given. */
function samplesTable(photos: readonly KnownPhoto[], given: readonly (readonly AutoTag[])[]): string {
  const rows = photos.flatMap(({ file, set, isTrue, isOpen }, i) => {
    if (set !== 'sample') return [];
    const tags = (given[i] ?? []).map(({ tag, confidence }) => ({ tag, text: `${tag} ${confidence.toFixed(2)}` }));
    const texts = (wanted: (tag: string) => boolean): string => tags.filter(({ tag }) => wanted(tag)).map(({ text }) => text).join(', ');
    return [`| ${file} | ${texts((tag) => isTrue.has(tag))} | ${texts((tag) => !isTrue.has(tag) && !isOpen.has(tag))} | ${texts((tag) => isOpen.has(tag))} |`];
  });
  return ['| sample | right | wrong | open |', '|---|---|---|---|', ...rows].join('\n');
}
