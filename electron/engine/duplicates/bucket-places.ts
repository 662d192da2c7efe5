/** Places sorted by a value that each of them has. */
export interface Buckets {
  /** Of each value, where its places begin, uint32 [values + 1]. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/**
 * Sort places by their value, by counting.
 *
 * @param valueOf Of each place from 0 to `count` - 1: 0 to `values` - 1, or -1 to leave it out.
 */
export function bucketPlaces(count: number, values: number, valueOf: (place: number) => number): Buckets {
  const starts = new Uint32Array(values + 1);
  for (let place = 0; place < count; place++) {
    const value = valueOf(place);
    if (value >= 0) starts[value + 1] = (starts[value + 1] as number) + 1;
  }
  for (let i = 0; i < values; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const places = new Uint32Array(starts[values] as number);
  for (let place = 0; place < count; place++) {
    const value = valueOf(place);
    if (value < 0) continue;
    const at = next[value] as number;
    next[value] = at + 1;
    places[at] = place;
  }
  return { starts, places };
}
