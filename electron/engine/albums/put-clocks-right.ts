import { giveWayIfOver, type Slice } from '../give-way.ts';
import {
  CLOCK_FIT_ABOVE, CLOCK_FIT_MIN, CLOCK_NEIGHBOUR_MS, CLOCK_OUTINGS_MIN, CLOCK_STEP_MS, CLOCK_TRIED, OUTING_GAP_MS, OUTING_SHARED_MIN,
  OUTINGS_COMPARED_MAX,
} from './limits.ts';
import { byTime, isPlaced, type TimedShot } from './shot.ts';

/** One camera in use without a long pause, milliseconds. */
interface Outing {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A single photo lasts this long: outings of nothing could share no time. */
const OUTING_PAD_MS = 10 * 60_000;

/**
 * Give photos of a camera whose clock is off (a wrong year, another zone) the times that another camera of the library
 * tells, where both were at the same outings: otherwise they would split one occasion in two, or make one of two. Only for
 * grouping; what the photos say of themselves stays. A camera is left alone where no offset clearly fits.
 *
 * @param shots With dates of cameras, by time.
 * @returns By time; the same objects where nothing is to be done.
 */
export async function putClocksRight(shots: readonly TimedShot[], slice: Slice): Promise<readonly TimedShot[]> {
  const byCamera = Map.groupBy(shots.filter((shot) => shot.camera !== '' && shot.source !== 'person'), (shot) => shot.camera);
  const [trusted, ...others] = [...byCamera].toSorted(byTrust);
  if (!trusted) return shots;
  const known = outingsOf(trusted[1]);
  const offsets = new Map<string, number>();
  for (const [camera, its] of others) {
    const offset = await findOffset(outingsOf(its), known, slice);
    if (offset !== 0) offsets.set(camera, offset);
  }
  if (offsets.size === 0) return shots;
  const moved = shots.map((shot) => {
    const offset = shot.source === 'person' ? undefined : offsets.get(shot.camera);
    return offset === undefined ? shot : { ...shot, timeMs: shot.timeMs + offset };
  });
  return moved.sort(byTime);
}

/** What knows its place is a phone, whose clock the network sets; then the camera with more photos. */
function byTrust([a, one]: readonly [string, readonly TimedShot[]], [b, other]: readonly [string, readonly TimedShot[]]): number {
  return other.filter(isPlaced).length - one.filter(isPlaced).length || other.length - one.length || (a < b ? -1 : 1);
}

function outingsOf(shots: readonly TimedShot[]): Outing[] {
  const outings: { fromMs: number; toMs: number }[] = [];
  for (const { timeMs } of shots) {
    const last = outings.at(-1);
    if (last && timeMs - last.toMs < OUTING_GAP_MS) last.toMs = timeMs;
    else outings.push({ fromMs: timeMs, toMs: timeMs });
  }
  return outings.slice(-OUTINGS_COMPARED_MAX).map(({ fromMs, toMs }) => ({ fromMs: fromMs - OUTING_PAD_MS, toMs: toMs + OUTING_PAD_MS }));
}

/**
 * What to add to one camera's times for its outings to fall on the other's, milliseconds; 0 where they do, or where nothing
 * clearly fits.
 */
async function findOffset(outings: readonly Outing[], known: readonly Outing[], slice: Slice): Promise<number> {
  if (outings.length < CLOCK_OUTINGS_MIN || known.length < CLOCK_OUTINGS_MIN) return 0;
  const asItIs = fit(outings, known, 0).mean;
  const likely = await likelyOffsets(outings, known, slice);
  const tried = likely.map((offset) => ({ offset, ...fit(outings, known, offset) }));
  const best = tried.reduce((one, other) => (other.mean > one.mean ? other : one), { offset: 0, mean: 0, share: 0 });
  if (Math.abs(best.offset) < CLOCK_STEP_MS || best.share < CLOCK_FIT_MIN || best.mean < asItIs * CLOCK_FIT_ABOVE) return 0;
  const rivals = tried.filter(({ offset }) => Math.abs(offset - best.offset) > CLOCK_NEIGHBOUR_MS);
  return rivals.every(({ mean }) => best.mean >= mean * CLOCK_FIT_ABOVE) ? best.offset : 0;
}

/** The offsets at which the most outings begin, or end, together. */
async function likelyOffsets(outings: readonly Outing[], known: readonly Outing[], slice: Slice): Promise<number[]> {
  const votes = new Map<number, { count: number; sum: number }>();
  const vote = (offset: number): void => {
    const step = Math.round(offset / CLOCK_STEP_MS);
    const cell = votes.get(step) ?? { count: 0, sum: 0 };
    cell.count++;
    cell.sum += offset;
    votes.set(step, cell);
  };
  for (const one of outings) {
    await giveWayIfOver(slice);
    for (const other of known) {
      vote(other.fromMs - one.fromMs);
      vote(other.toMs - one.toMs);
    }
  }
  const most = [...votes.values()].toSorted((a, b) => b.count - a.count || a.sum - b.sum).slice(0, CLOCK_TRIED);
  return most.map(({ count, sum }) => Math.round(sum / count));
}

/** How well outings fall on others: the mean of the time shared over the time taken together, and how many do at all. */
function fit(outings: readonly Outing[], known: readonly Outing[], offset: number): { readonly mean: number; readonly share: number } {
  let [sum, matched, at] = [0, 0, 0];
  for (const one of outings) {
    const [from, to] = [one.fromMs + offset, one.toMs + offset];
    while (at < known.length && (known[at] as Outing).toMs < from) at++;
    let best = 0;
    for (let i = at; i < known.length && (known[i] as Outing).fromMs < to; i++) {
      const other = known[i] as Outing;
      const shared = Math.min(to, other.toMs) - Math.max(from, other.fromMs);
      best = Math.max(best, shared / (Math.max(to, other.toMs) - Math.min(from, other.fromMs)));
    }
    sum += best;
    if (best >= OUTING_SHARED_MIN) matched++;
  }
  return { mean: sum / outings.length, share: matched / outings.length };
}
