const RELEASE = /^\d+\.\d+\.\d+$/;

/** True for the name of a release, such as `0.1.0`. */
export function isRelease(name: string): boolean {
  return RELEASE.test(name);
}

/** What pages of a release may go over to without a change of theirs: `0.1` of 0.1.3, `2` of 2.4.0. */
export function channelOf(release: string): string {
  const [major = '', minor = ''] = release.split('.');
  return major === '0' ? `${major}.${minor}` : major;
}

/** The newest release of a channel that is not newer than the newest allowed; null where the channel has none, or is none. */
export function newestOf(channel: string, releases: readonly string[], newestAllowed: string): string | null {
  const own = releases.filter((release) => channelOf(release) === channel && compare(release, newestAllowed) <= 0);
  return own.sort(compare).at(-1) ?? null;
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((release) => release.split('.').map(Number));
  const index = left?.findIndex((part, at) => part !== right?.[at]) ?? -1;
  return index < 0 ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
