/** An address such as `postgres://app:secret@db/widgets` without its password; blacked out where it cannot be read as one. */
export function redactAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null) return BLACKED_OUT;
  if (url.password !== '') url.password = BLACKED_OUT;
  for (const name of [...url.searchParams.keys()]) if (/password|secret|key$/i.test(name)) url.searchParams.set(name, BLACKED_OUT);
  return url.href;
}

export const BLACKED_OUT = '***';
