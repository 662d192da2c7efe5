/** A value of an explicit filter, as in `folder:"/home/me/Pictures"`. */
export function quoteValue(value: string): string {
  return `"${value.replaceAll('"', '')}"`;
}
