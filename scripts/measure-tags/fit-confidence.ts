/**
 * Fit the probability that a tag is right to how far it stands above its threshold: `1 / (1 + exp(-(atThreshold + slope * margin)))`.
 * Newton's method on the log-likelihood, with a light pull of the slope to 1, so that few mistakes give no wild curve.
 */
export function fitConfidence(given: readonly { readonly margin: number; readonly isTrue: boolean }[]): { slope: number; atThreshold: number } {
  let [a, b] = [1, 1];
  for (let step = 0; step < 50; step++) {
    let [ga, gb, haa, hab, hbb] = [0, -(b - 1), 1e-6, 0, 1];
    for (const { margin, isTrue } of given) {
      const p = 1 / (1 + Math.exp(-(a + b * margin)));
      const [rest, weight] = [Number(isTrue) - p, p * (1 - p)];
      ga += rest;
      gb += rest * margin;
      haa += weight;
      hab += weight * margin;
      hbb += weight * margin * margin;
    }
    const det = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    a += da;
    b += db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { slope: round(Math.max(0.2, b)), atThreshold: round(a) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
