import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vocabulary } from '../../electron/engine/tags/vocabulary.ts';

/** A photo of which it is known which tags are true of it. */
export interface KnownPhoto {
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly set: 'grocery' | 'clothes' | 'sample';
  /** Photos that show the same thing: they are never on both sides of a trial. */
  readonly group: string;
  /** Tags that are true, with all above them. */
  readonly isTrue: ReadonlySet<string>;
  /** Tags of which it cannot be said, with all above them; they count for nothing. */
  readonly isOpen: ReadonlySet<string>;
}

interface Said {
  readonly true?: readonly string[];
  readonly maybe?: readonly string[];
}
interface LabelledFile {
  readonly sets: Readonly<Record<string, Said>>;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly seen: Readonly<Record<string, Said>>;
}

/** The labelled photos beside the checkout and the bundled samples, with what is true of each. */
export function readKnownPhotos(vocabulary: Vocabulary, repository: string): KnownPhoto[] {
  const above = new Map(vocabulary.tags.map((tag) => [tag.id, tag.parent]));
  const withAbove = (ids: readonly string[]): Set<string> => new Set(ids.flatMap((id) => lineOf(id, above)));
  return [...labelledPhotos(repository, withAbove), ...samplePhotos(repository, withAbove)];
}

function labelledPhotos(repository: string, withAbove: (ids: readonly string[]) => Set<string>): KnownPhoto[] {
  const folder = join(repository, '..', 'shared', 'labelled-photos');
  const { sets, labels, seen } = readJson(join(repository, 'tests/fixtures/labelled-tags.json')) as LabelledFile;
  const rows = readFileSync(join(folder, 'labels.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map((cell) => cell.trim()));
  return rows.map(([file = '', set = '', label = '']) => {
    const isTrue = withAbove([...(sets[set]?.true ?? []), ...(labels[label] ?? [label]), ...(seen[file]?.true ?? [])]);
    const isOpen = withAbove([...(sets[set]?.maybe ?? []), ...(seen[file]?.maybe ?? [])]).difference(isTrue);
    // Every garment was photographed once, products several times.
    return { file, path: join(folder, file), set: set as KnownPhoto['set'], group: set === 'grocery' ? label : file, isTrue, isOpen };
  });
}

function samplePhotos(repository: string, withAbove: (ids: readonly string[]) => Set<string>): KnownPhoto[] {
  const folder = join(repository, 'resources', 'sample-photos');
  const { photos } = readJson(join(repository, 'tests/fixtures/sample-tags.json')) as { readonly photos: Readonly<Record<string, Said>> };
  return globSync('**/*.{jpg,png,webp}', { cwd: folder }).toSorted().map((name) => {
    const file = name.replaceAll('\\', '/');
    const said = photos[file];
    if (!said?.true) throw new Error(`${file} is not in tests/fixtures/sample-tags.json: look at it, and say what is true of it`);
    const isTrue = withAbove(said.true);
    // Copies and photos taken moments apart bear the same tags.
    return { file, path: join(folder, file), set: 'sample', group: said.true.join(' '), isTrue, isOpen: withAbove(said.maybe ?? []).difference(isTrue) };
  });
}

function lineOf(id: string, above: ReadonlyMap<string, string | null>): string[] {
  if (!above.has(id)) throw new Error(`${id} is no tag of the vocabulary`);
  const parent = above.get(id) ?? null;
  return parent === null ? [id] : [id, ...lineOf(parent, above)];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
