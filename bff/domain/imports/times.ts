/** Zone of a time that names none, in minutes east of UTC: FOCUS times are UTC; a Chinese partner's own files are UTC+8. */
export const UTC = 0;
export const CHINA = 8 * 60;

const TIME =
  /^(\d{4})([-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?)?$/i;

/**
 * Reads a time as files write it (`2024-09-01 00:00:00`, `2024-09-01T00:00:00.000Z`, `2024/9/1 8:00`, `2024年9月1日`, with offset or without) and gives the
 * instant, ISO 8601 in UTC with milliseconds. Null where it is none or names a day that no calendar has. A day alone is its first moment.
 */
export function readTime(text: string, zoneMinutes: number): string | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const parts = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  const local = Date.UTC(parts[0], parts[1] - 1, ...(parts.slice(2) as [number, number, number, number]), milliseconds);
  if (!isThatTime(new Date(local), parts)) return null;
  const offset = zone === undefined ? zoneMinutes : offsetMinutes(zone);
  return offset === null ? null : new Date(local - offset * 60_000).toISOString();
}

/** The calendar carries 30 February over to March; a file that says so is wrong. */
function isThatTime(
  date: Date,
  [year, month, day, hour, minute, second]: readonly [number, number, number, number, number, number],
): boolean {
  return (
    year >= 1970 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

function offsetMinutes(zone: string): number | null {
  if (/^(Z|UTC)$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
