import type { Compared } from '../../electron/engine/decode/compared-pictures.ts';
import { hammingDistance } from '../../electron/engine/decode/perceptual-hash.ts';
import { EDITS } from '../duplicates/generated-edits.ts';
import type { PictureLook } from './picture-looks.ts';

/** Two pictures as they were judged. */
export interface JudgedPair {
  readonly a: number;
  readonly b: number;
  /** Bits between the hashes of both upright. */
  readonly bits: number;
  readonly cosine: number;
  readonly isCandidate: boolean;
  readonly compared: Compared;
  readonly tier: 'same' | 'near' | null;
}

/** 16 hex digits by method and file. */
export type PeerHashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Bits up to which peers are shown: imagededup's own default is 10. */
const PEER_BITS = [4, 10] as const;

/** The tables of docs/duplicates.md. */
export function measuredTables(looks: readonly PictureLook[], pairs: readonly JudgedPair[], peers: PeerHashes): string {
  const originals = looks.filter((look) => look.edit === null);
  const edits = pairs.filter((pair) => looks[pair.b]?.edit);
  const distinct = pairs.filter((pair) => looks[pair.b]?.edit === null);
  const names = new Set(EDITS.map((edit) => edit.name));
  const edited = new Set(edits.filter((pair) => names.has(looks[pair.b]?.edit?.name ?? '')).map((pair) => pair.a)).size;
  const methods: PeerHashes = { 'plain dHash': Object.fromEntries(looks.map((look) => [look.file, look.perceptualHash])), ...peers };
  const columns = Object.keys(methods).flatMap((method) => PEER_BITS.map((bits) => ({ method, bits })));
  const sets = Object.entries(Object.groupBy(originals, (look) => look.set)).map(([set, of]) => `${of?.length ?? 0} ${set}`).join(', ');
  const all = (originals.length * (originals.length - 1)) / 2;
  return [
    `${originals.length} distinct photos (${sets}), ${all.toLocaleString('en')} pairs of them; ${EDITS.length} edits of ${edited} of them. Share found, in per cent:`,
    '',
    `| edit | belongs in | same | near | ${columns.map(({ method, bits }) => `${method} <= ${bits}`).join(' | ')} |`,
    `|---|---|---|---|${columns.map(() => '---').join('|')}|`,
    ...EDITS.map(({ name, tier }) => {
      const of = edits.filter((pair) => looks[pair.b]?.edit?.name === name);
      const share = (found: (pair: JudgedPair) => boolean): string => `${Math.round((100 * of.filter(found).length) / Math.max(1, of.length))}`;
      const own = (['same', 'near'] as const).map((is) => share((pair) => pair.isCandidate && pair.tier === is));
      const others = columns.map(({ method, bits }) => share((pair) => peerBits(methods, method, looks, pair) <= bits));
      return `| ${name} | ${tier} | ${own.join(' | ')} | ${others.join(' | ')} |`;
    }),
    `| **false pairs of distinct photos** | | ${(['same', 'near'] as const).map((is) => distinct.filter((pair) => pair.isCandidate && pair.tier === is).length).join(' | ')} | ${columns.map(({ method, bits }) => falsePairs(methods, method, originals, bits)).join(' | ')} |`,
    '',
    `Candidates among distinct photos: ${distinct.length.toLocaleString('en')} pairs were compared by their pixels.`,
    '',
    ...agreementCurve(edits, distinct),
    '',
    ...curve(methods, looks, edits, originals),
  ].join('\n');
}

/** How far apart copies and others lie in what decides: the share of blocks whose fine structure agrees. */
function agreementCurve(edits: readonly JudgedPair[], distinct: readonly JudgedPair[]): string[] {
  const steps = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const reaching = (pairs: readonly JudgedPair[], least: number): number => pairs.filter(({ compared }) => compared && compared !== 'unlike' && compared.agreement >= least).length;
  return [
    'The curve of what decides here, the least agreement of fine structure: share of all edits that reach it (per cent), and pairs of distinct photos that do.',
    '',
    `| agreement | ${steps.join(' | ')} |`,
    `|---|${steps.map(() => '---').join('|')}|`,
    `| edits | ${steps.map((least) => Math.round((100 * reaching(edits, least)) / Math.max(1, edits.length))).join(' | ')} |`,
    `| distinct | ${steps.map((least) => reaching(distinct, least)).join(' | ')} |`,
  ];
}

/** Recall and false pairs of every hash by its threshold. */
function curve(methods: PeerHashes, looks: readonly PictureLook[], edits: readonly JudgedPair[], originals: readonly PictureLook[]): string[] {
  const steps = [0, 2, 4, 6, 8, 10, 12, 14, 16];
  return [
    'The curve of plain hashes: share of all edits found (per cent), and false pairs, by the most bits that may differ.',
    '',
    `| hash | ${steps.join(' | ')} |`,
    `|---|${steps.map(() => '---').join('|')}|`,
    ...Object.keys(methods).map((method) => {
      const cells = steps.map((bits) => {
        const found = edits.filter((pair) => peerBits(methods, method, looks, pair) <= bits).length;
        return `${Math.round((100 * found) / Math.max(1, edits.length))}, ${falsePairs(methods, method, originals, bits)}`;
      });
      return `| ${method} | ${cells.join(' | ')} |`;
    }),
  ];
}

function peerBits(methods: PeerHashes, method: string, looks: readonly PictureLook[], { a, b }: JudgedPair): number {
  const [one, other] = [methods[method]?.[looks[a]?.file ?? ''], methods[method]?.[looks[b]?.file ?? '']];
  return one === undefined || other === undefined ? 64 : hammingDistance(one, other);
}

const counted = new Map<string, number>();

function falsePairs(methods: PeerHashes, method: string, originals: readonly PictureLook[], bits: number): number {
  const key = `${method} ${bits}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const hashes = originals.flatMap((look) => methods[method]?.[look.file] ?? []);
  let count = 0;
  for (const [i, one] of hashes.entries()) for (const other of hashes.slice(i + 1)) if (hammingDistance(one, other) <= bits) count += 1;
  counted.set(key, count);
  return count;
}
