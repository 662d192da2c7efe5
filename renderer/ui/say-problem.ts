import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import type { AlbumenErrorCode } from '../../shared/contract/errors.ts';
import { isAlbumenError } from '../../shared/contract/errors.ts';
import { ENGINE_SENTENCES, type SayValues } from './engine-sentences.ts';

interface Sentence {
  readonly pattern: RegExp;
  readonly say: SayValues;
}

let sentences: readonly Sentence[] | null = null;

/**
 * What went wrong, in the window's language: an error of a call, or the engine's own words for why a file or folder is as
 * it is. Words that are not known here (of a driver, of the system) stay, after what kind of trouble it is.
 */
export function sayProblem(problem: unknown, code?: AlbumenErrorCode): string {
  const text = problem instanceof Error ? problem.message : String(problem);
  const known = sayKnown(text);
  if (known !== null) return known;
  const kind = code ?? (isAlbumenError(problem) ? problem.code : undefined);
  return kind === undefined || i18n.locale === 'en' ? text : `${sayKind(kind)} (${text})`;
}

function sayKnown(text: string): string | null {
  for (const { pattern, say } of (sentences ??= compile())) {
    const match = pattern.exec(text);
    // A reason may be a value of a sentence: it is said in turn.
    if (match) return say(...match.slice(1).map((value) => sayKnown(value) ?? value));
  }
  // What a decoder or the system added stands behind in brackets.
  const detailed = /^(.+?) (\([^]+\))$/u.exec(text);
  const before = detailed?.[1] === undefined ? null : sayKnown(detailed[1]);
  return before === null ? null : `${before} ${detailed?.[2]}`;
}

function compile(): Sentence[] {
  return ENGINE_SENTENCES.map(([english, say]) => ({
    pattern: new RegExp(`^${english.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join('([^]+?)')}$`, 'u'),
    say,
  }));
}

function sayKind(code: AlbumenErrorCode): string {
  return {
    'bad-input': t`That cannot be done as it was asked.`,
    'not-found': t`Something is not there.`,
    'pack-invalid': t`The model pack cannot be used.`,
    'model-failed': t`The model could not run.`,
    'decode-failed': t`A file could not be read.`,
    'worker-failed': t`A part of Albumen ended unexpectedly.`,
    'library-locked': t`Another program is writing to the library.`,
    'library-damaged': t`The library is damaged.`,
    'library-too-new': t`The library was written by a newer Albumen.`,
    'disk-full': t`The drive is full.`,
    'permission-denied': t`Permission is missing.`,
    cancelled: t`It was cancelled.`,
  }[code];
}
