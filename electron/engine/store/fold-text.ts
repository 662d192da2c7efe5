/**
 * Text as it is compared: Unicode NFKD, marks removed, lower case, `ß` as `ss`. "Bilbáo", "BILBAO" and the NFD form agree.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd');
}

const WORD = /[\p{L}\p{N}]+/gu;
const CJK_RUN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu;

/**
 * Folded words of a text, in order, as the store indexes and search asks for them. CamelCase and letter/digit borders
 * split; runs of Chinese, Japanese and Korean, which have no spaces, become overlapping pairs of characters.
 */
export function foldedTokens(text: string): string[] {
  const split = text
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2');
  const tokens: string[] = [];
  for (const [word] of split.matchAll(WORD)) {
    // Folding a CJK word with NFKD would decompose Hangul, so pairs are cut from the composed form.
    const pairs = [...word.matchAll(CJK_RUN)].flatMap(([run]) => characterPairs(run));
    const rest = foldText(word.replace(CJK_RUN, ' ')).split(/\s+/).filter(Boolean);
    tokens.push(...pairs, ...rest);
  }
  return tokens;
}

function characterPairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
