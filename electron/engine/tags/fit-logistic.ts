/** A photo to learn from. */
export interface LogisticExample {
  readonly vector: Float32Array;
  readonly isTrue: boolean;
  readonly weight: number;
}

/** A linear classifier: `margin = weights · vector + bias`, above 0 for yes. */
export interface LinearModel {
  /** [dim] */
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Steps that L-BFGS remembers, and takes at most; it is done when the gradient is this short. Nocedal and Wright, 7.2. */
const MEMORY = 10;
const STEPS_MAX = 500;
const GRADIENT_MIN = 1e-6;

/**
 * Regularised logistic regression: the weights and bias with the least
 * `sum of weight * log(1 + exp(-y * margin)) + strength / 2 * |weights|²`, y being 1 or -1. The bias is not held down.
 * Found by L-BFGS with a halving line search; the function is convex, so that what is found is the one answer.
 *
 * @param dim Of the vectors. @param strength Above 0.
 */
export function fitLogistic(examples: readonly LogisticExample[], dim: number, strength: number): LinearModel {
  let point = new Float64Array(dim + 1);
  let { loss, gradient } = lossAt(point, examples, strength);
  const steps: { readonly moved: Float64Array; readonly turned: Float64Array; readonly curve: number }[] = [];
  for (let step = 0; step < STEPS_MAX && length(gradient) > GRADIENT_MIN; step++) {
    const direction = descent(gradient, steps);
    const slope = dotOf(direction, gradient);
    let size = 1;
    let next = lossAt(along(point, direction, size), examples, strength);
    while (next.loss > loss + 1e-4 * size * slope && size > 1e-12) {
      size /= 2;
      next = lossAt(along(point, direction, size), examples, strength);
    }
    const moved = direction.map((value) => value * size);
    const turned = next.gradient.map((value, i) => value - (gradient[i] as number));
    const curve = dotOf(moved, turned);
    if (curve > 1e-14) steps.push({ moved, turned, curve });
    if (steps.length > MEMORY) steps.shift();
    point = along(point, direction, size);
    ({ loss, gradient } = next);
    if (size <= 1e-12) break; // Rounding leaves nothing to gain.
  }
  return { weights: point.slice(0, dim), bias: point[dim] as number };
}

/** @param vectors Of photos, [count * dim]. @returns Margins, [count]. */
export function marginsOf({ weights, bias }: LinearModel, vectors: Float32Array): Float64Array {
  const dim = weights.length;
  const margins = new Float64Array(vectors.length / dim);
  for (let photo = 0; photo < margins.length; photo++) {
    let sum = bias;
    for (let i = 0; i < dim; i++) sum += (weights[i] as number) * (vectors[photo * dim + i] as number);
    margins[photo] = sum;
  }
  return margins;
}

/** The function that is made least, and its gradient, at weights and bias. */
export function lossAt(point: Float64Array, examples: readonly LogisticExample[], strength: number): { loss: number; gradient: Float64Array } {
  const dim = point.length - 1;
  const gradient = new Float64Array(dim + 1);
  let loss = 0;
  for (let i = 0; i < dim; i++) {
    loss += (strength / 2) * (point[i] as number) ** 2;
    gradient[i] = strength * (point[i] as number);
  }
  for (const { vector, isTrue, weight } of examples) {
    let margin = point[dim] as number;
    for (let i = 0; i < dim; i++) margin += (point[i] as number) * (vector[i] as number);
    const against = isTrue ? -margin : margin;
    // log(1 + exp(x)) without overflow.
    loss += weight * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
    const push = (isTrue ? -weight : weight) / (1 + Math.exp(-against));
    for (let i = 0; i < dim; i++) gradient[i] = (gradient[i] as number) + push * (vector[i] as number);
    gradient[dim] = (gradient[dim] as number) + push;
  }
  return { loss, gradient };
}

/** Newton's direction as far as the last steps tell the curvature: the two-loop recursion. */
function descent(gradient: Float64Array, steps: readonly { readonly moved: Float64Array; readonly turned: Float64Array; readonly curve: number }[]): Float64Array {
  let direction = gradient.map((value) => -value);
  const shares = steps.map(() => 0);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { moved, turned, curve } = steps[i] as (typeof steps)[number];
    shares[i] = dotOf(moved, direction) / curve;
    direction = along(direction, turned, -(shares[i] as number));
  }
  const last = steps.at(-1);
  const scale = last ? last.curve / dotOf(last.turned, last.turned) : 1 / Math.max(1, length(gradient));
  direction = direction.map((value) => value * scale);
  for (const [i, { moved, turned, curve }] of steps.entries()) direction = along(direction, moved, (shares[i] as number) - dotOf(turned, direction) / curve);
  return direction;
}

function along(point: Float64Array, direction: Float64Array, size: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(point, (value, i) => value + size * (direction[i] as number));
}

function dotOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function length(vector: Float64Array): number {
  return Math.sqrt(dotOf(vector, vector));
}
