/**
 * A question without one span of it, as a person would write it: no doubled or loose spaces are left, nor a space before a
 * comma. Both ends of the wire use it, so that removing a chip and following an advice give the same question.
 *
 * @param start Offset of the span's first character, UTF-16 units.
 * @param end Offset behind its last one.
 */
export function cutFromQuestion(question: string, start: number, end: number): string {
  const before = question.slice(0, start).trimEnd();
  const after = question.slice(end).trimStart();
  const joint = before === '' || after === '' || /^[,;.!?]/u.test(after) ? '' : ' ';
  return (before + joint + after).trim().replace(/^[,;]+\s*|\s*[,;]+$/gu, '');
}
