import type { Names } from '../../../shared/contract/names.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import { BURST_GAP_MS, BURST_PHOTOS_MIN } from './limits.ts';
import { hasNoColour } from './has-no-colour.ts';
import { isScreenshot } from './is-screenshot.ts';
import { cutAt } from './segment-by-gaps.ts';
import { isFirmlyTimed, type Shot, type TimedShot } from './shot.ts';

/** Long side over short side from which a picture is a panorama. As the filter `is:panorama` (filter-sql.ts). */
const PANORAMA_FROM = 2;

/** What photos can be whatever they show. */
export const KINDS = {
  screenshots: { en: 'Screenshots', de: 'Bildschirmfotos' },
  documents: { en: 'Documents', de: 'Dokumente' },
  panoramas: { en: 'Panoramas', de: 'Panoramen' },
  bursts: { en: 'Bursts', de: 'Serien' },
  videos: { en: 'Videos', de: 'Videos' },
  monochrome: { en: 'Black and white', de: 'Schwarzweiß' },
} as const satisfies Readonly<Record<string, Names>>;
export type KindName = keyof typeof KINDS;

/** True for a tag of this kind of picture, or of one below it. */
export type TagTest = (tag: string, kind: 'screenshots' | 'documents') => boolean;

/** Photos by kind; a photo may be of several. In the order of time. */
export async function groupKinds(shots: readonly Shot[], isTagOf: TagTest, slice: Slice): Promise<Map<KindName, Shot[]>> {
  const bursts = findBursts(shots);
  const tests: Readonly<Record<KindName, (shot: Shot) => boolean>> = {
    screenshots: (shot) => isScreenshot(shot) || shot.tags.some((tag) => isTagOf(tag, 'screenshots')),
    documents: (shot) => shot.tags.some((tag) => isTagOf(tag, 'documents')),
    panoramas: (shot) => shot.kind !== 'video' && isPanorama(shot) && !isScreenshot(shot),
    bursts: (shot) => bursts.has(shot),
    videos: (shot) => shot.kind === 'video',
    monochrome: (shot) => shot.kind !== 'video' && hasNoColour(shot.placeholder),
  };
  const names = Object.keys(KINDS) as KindName[];
  const kinds = new Map<KindName, Shot[]>();
  for (const name of names) {
    await giveWayIfOver(slice);
    kinds.set(name, shots.filter(tests[name]));
  }
  return kinds;
}

function isPanorama({ width, height }: Shot): boolean {
  return width > 0 && height > 0 && Math.max(width, height) >= PANORAMA_FROM * Math.min(width, height);
}

/** Photos of one camera, each within moments of the next. */
function findBursts(shots: readonly Shot[]): ReadonlySet<Shot> {
  const still = shots.filter(isFirmlyTimed).filter((shot) => shot.kind !== 'video' && shot.camera !== '');
  const runs = [...Map.groupBy(still, (shot) => shot.camera).values()].flatMap((its) => {
    const ends = its.flatMap((shot, i) => (i > 0 && shot.timeMs - (its[i - 1] as TimedShot).timeMs > BURST_GAP_MS ? [i] : []));
    return cutAt(its, ends);
  });
  return new Set(runs.filter((run) => run.length >= BURST_PHOTOS_MIN).flat());
}
