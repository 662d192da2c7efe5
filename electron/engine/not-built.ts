/** For the length of one working day: a call that its room does not answer yet. */
export function notBuilt(what: string): never {
  throw new Error(`${what} is not built yet`);
}
