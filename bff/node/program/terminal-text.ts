/** A line of something that was read, for a terminal: what a terminal would obey, or nobody would see, stands there as a mark. */
export function terminalText(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
}
