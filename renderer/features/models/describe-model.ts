import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../ui/format-values.ts';

/** How long a model takes for some photos, as a person says it; null where its speed here is not known. */
export function describeRebuildTime(photos: number, photosPerSecond: number | null): string | null {
  if (photosPerSecond === null || photosPerSecond <= 0) return null;
  const minutes = photos / photosPerSecond / 60;
  if (minutes < 1) return t`under a minute`;
  if (minutes < 90) return plural(Math.round(minutes), { one: 'about # minute', other: 'about # minutes' });
  return plural(Math.round(minutes / 60), { one: 'about # hour', other: 'about # hours' });
}

/** The published figures of a pack, flat: `flickr8k.r1` and its value. Packs name them as they like. */
export function publishedFigures(quality: unknown): readonly { readonly name: string; readonly value: string }[] {
  const figures: { name: string; value: string }[] = [];
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'number') figures.push({ name, value: formatNumber(value, 3) });
    else if (typeof value === 'string') figures.push({ name, value });
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name} ${key}`);
  };
  walk(quality, '');
  return figures;
}
