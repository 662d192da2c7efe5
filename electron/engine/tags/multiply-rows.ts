/**
 * The dot product of every photo with every tag: cosines, as both are unit vectors.
 *
 * Two photos and four tags at a time, so that eight sums stay in registers: 2.6 times as fast as one by one (1.6 against
 * 0.6 thousand million products a second on a core here); four by four was 10 % faster still and twice the text. Taking
 * values apart with `const [a, b] = …` made it 25 times slower.
 *
 * @param photos [count * dim], one after the other.
 * @param tags [tagCount * dim].
 * @returns [count * tagCount], photo by photo.
 */
export function multiplyRows(photos: Float32Array, tags: Float32Array, dim: number): Float32Array {
  const [count, width] = [photos.length / dim, tags.length / dim];
  const out = new Float32Array(count * width);
  const whole = width - (width % 4);
  for (let photo = 0; photo < count; photo += 2) {
    const p0 = photo * dim;
    const p1 = Math.min(photo + 1, count - 1) * dim; // An odd photo at the end is done twice over.
    const to0 = photo * width;
    const to1 = Math.min(photo + 1, count - 1) * width;
    for (let tag = 0; tag < whole; tag += 4) {
      const t0 = tag * dim;
      const t1 = t0 + dim;
      const t2 = t1 + dim;
      const t3 = t2 + dim;
      let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
      for (let i = 0; i < dim; i++) {
        const a = photos[p0 + i] as number;
        const b = photos[p1 + i] as number;
        const w = tags[t0 + i] as number;
        const x = tags[t1 + i] as number;
        const y = tags[t2 + i] as number;
        const z = tags[t3 + i] as number;
        s00 += a * w; s01 += a * x; s02 += a * y; s03 += a * z;
        s10 += b * w; s11 += b * x; s12 += b * y; s13 += b * z;
      }
      out[to0 + tag] = s00; out[to0 + tag + 1] = s01; out[to0 + tag + 2] = s02; out[to0 + tag + 3] = s03;
      out[to1 + tag] = s10; out[to1 + tag + 1] = s11; out[to1 + tag + 2] = s12; out[to1 + tag + 3] = s13;
    }
    for (let tag = whole; tag < width; tag++) {
      let s0 = 0;
      let s1 = 0;
      for (let i = 0; i < dim; i++) {
        s0 += (photos[p0 + i] as number) * (tags[tag * dim + i] as number);
        s1 += (photos[p1 + i] as number) * (tags[tag * dim + i] as number);
      }
      out[to0 + tag] = s0;
      out[to1 + tag] = s1;
    }
  }
  return out;
}
