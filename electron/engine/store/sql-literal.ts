import { AlbumenError } from '../../../shared/contract/errors.ts';

/**
 * Text as an SQL literal of LanceDB: only the quote is special, backslashes and line breaks stand for themselves.
 * Lone surrogates become U+FFFD, as they do when stored.
 */
export function sqlText(text: string): string {
  return `'${text.toWellFormed().replaceAll("'", "''")}'`;
}

/** @throws AlbumenError `bad-input` for NaN and the infinities, which have no literal. */
export function sqlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new AlbumenError('bad-input', `a filter needs a number, not ${value}`);
  return String(value);
}

/** `column IN (…)`, false for an empty list. */
export function sqlIn(column: string, values: readonly (string | number)[]): string {
  if (values.length === 0) return 'false';
  return `${column} IN (${values.map((value) => (typeof value === 'number' ? sqlNumber(value) : sqlText(value))).join(', ')})`;
}

/** Join conditions as a balanced tree: a chain of hundreds would exhaust the planner's stack. */
export function sqlJoin(conditions: readonly string[], operator: 'AND' | 'OR'): string {
  const [first] = conditions;
  if (first === undefined) return operator === 'AND' ? 'true' : 'false';
  if (conditions.length === 1) return first;
  const middle = conditions.length >> 1;
  return `(${sqlJoin(conditions.slice(0, middle), operator)} ${operator} ${sqlJoin(conditions.slice(middle), operator)})`;
}
