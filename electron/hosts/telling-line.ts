/** The line of a child's stderr that says why it ended: the last one that speaks of an error, else the last one. */
export function tellingLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('Node.js v'));
  return lines.findLast((line) => /error|abort|assert|terminat|fatal|exception/i.test(line) && !line.startsWith('at ')) ?? lines.at(-1) ?? '';
}
