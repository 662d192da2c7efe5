import { plural, t } from '@lingui/core/macro';
import type { ActivitySnapshot } from '../../../shared/contract/activity-schemas.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { providerName } from '../../ui/provider-name.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** Time left as a person says it: "a few seconds", "about 22 min", "about 3 h". */
export function describeTimeLeft(seconds: number): string {
  if (seconds < 45) return t`a few seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return plural(Math.max(1, minutes), { one: 'about # min left', other: 'about # min left' });
  return plural(Math.round(minutes / 60), { one: 'about # h left', other: 'about # h left' });
}

/** The parts of the status line, most telling first; a narrow window shows fewer. */
export function describeActivity(now: ActivitySnapshot, photos: number | null): readonly string[] {
  const { progress, state } = now;
  if (state === 'blocked') return [now.problem === null ? t`Indexing stopped` : sayProblem(now.problem)];
  if (state === 'paused') {
    const why = now.pausedBecause === 'battery' ? t`Paused on battery` : t`Paused`;
    return progress && progress.total > 0 ? [why, doneOf(progress.done, progress.total)] : [why];
  }
  if (state === 'waiting') return [now.problem === null ? t`Waiting to index` : sayProblem(now.problem)];
  if (state === 'indexing' && progress) {
    if (progress.phase === 'scanning') return [t`Looking for new photos…`];
    if (progress.phase === 'finishing') return [t`Finishing…`];
    if (progress.phase === 'sorting') return [t`Sorting tags, albums and duplicates…`];
    const what = progress.phase === 'rebuilding' ? t`Reading again with the new model` : t`Indexing`;
    const parts = [`${what} ${doneOf(progress.done, progress.total)}`];
    if (progress.photosPerSecond > 0) parts.push(t`${formatNumber(progress.photosPerSecond, progress.photosPerSecond < 10 ? 1 : 0)} photos/s`);
    if (progress.secondsLeft !== null) parts.push(describeTimeLeft(progress.secondsLeft));
    if (progress.provider !== null) parts.push(t`on ${providerName(progress.provider)}`);
    return parts;
  }
  return photos === null ? [] : [plural(photos, { one: '# photo', other: '# photos' })];
}

function doneOf(done: number, total: number): string {
  return t`${formatNumber(done)} of ${formatNumber(total)}`;
}
