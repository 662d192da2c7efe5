declare const unit: unique symbol;

/** A vector of length 1, so that a dot product is the cosine similarity in [-1, 1]. */
export type UnitVector = Float32Array & { readonly [unit]: true };

/**
 * Scale a vector to length 1.
 *
 * @param vector Any finite vector, [dim].
 * @returns A new unit vector, [dim].
 * @throws Error for a zero or non-finite vector: no photo or text may have one.
 */
export function normalize(vector: ArrayLike<number>): UnitVector {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length === 0) throw new Error('an embedding is zero or not finite');
  const out = new Float32Array(vector.length);
  for (let i = 0; i < vector.length; i++) out[i] = (vector[i] as number) / length;
  return out as UnitVector;
}

/** Cosine similarity of two unit vectors of one fingerprint, [-1, 1]. */
export function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`vectors of ${a.length} and ${b.length} dimensions cannot be compared`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
