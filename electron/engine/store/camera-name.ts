/**
 * Make and model as one name, as people say it: "Canon EOS 5D" rather than "Canon Canon EOS 5D".
 *
 * @returns null where neither is known.
 */
export function cameraName(make: string | null, model: string | null): string | null {
  const maker = make?.trim() ?? '';
  const name = model?.trim() ?? '';
  if (name === '') return maker === '' ? null : maker;
  const firstWord = maker.split(/\s+/)[0] ?? '';
  // "NIKON CORPORATION" + "NIKON D90": the maker's first word is enough to see that the model says it already.
  const isSaid = firstWord !== '' && name.toLowerCase().startsWith(firstWord.toLowerCase());
  return isSaid || maker === '' ? name : `${maker} ${name}`;
}
