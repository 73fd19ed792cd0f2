/** A `Date`, milliseconds since 1970 in UTC, or text such as `2026-11-18T10:00:00+08:00`. */
export type Instant = Date | number | string;

/** Milliseconds since 1970 in UTC. Throws `RangeError` that names `where` for what is no instant, or is text without a zone. */
export function readInstant(instant: Instant, where: string): number {
  const hasZone = typeof instant !== 'string' || /(Z|[+-]\d\d:\d\d)$/.test(instant);
  const milliseconds = new Date(instant).getTime();
  if (hasZone && Number.isFinite(milliseconds)) return milliseconds;
  throw new RangeError(`${where}: ${JSON.stringify(instant)} is no instant. Write it with its zone, such as 2026-11-18T10:00:00+08:00.`);
}
