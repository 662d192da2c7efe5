/** Something that is found by its name. */
export interface NamedOption {
  readonly value: string;
  readonly label: string;
  /** Other words by which it is found. */
  readonly words?: readonly string[];
}

/** Those that the text finds: what begins with it first, then what has a word that does, then what holds it. */
export function findOptions<Option extends NamedOption>(options: readonly Option[], text: string): readonly Option[] {
  const wanted = fold(text.trim());
  if (wanted === '') return options;
  const ranked = options.flatMap((option) => {
    const ranks = [option.label, ...(option.words ?? [])].map((words) => rankOf(fold(words), wanted)).filter((rank) => rank >= 0);
    return ranks.length === 0 ? [] : [{ option, rank: Math.min(...ranks) }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ option }) => option);
}

function rankOf(words: string, wanted: string): number {
  if (words.startsWith(wanted)) return 0;
  if (words.includes(` ${wanted}`)) return 1;
  return words.includes(wanted) ? 2 : -1;
}

/** Words as they are compared: without accents and capitals. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}
