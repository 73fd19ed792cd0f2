const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** Writes a place in one list as text that means nothing to its reader; `list` names what the place belongs to, such as a filter. */
export function writeOpaque(place: readonly (string | number | null)[], list: string): string {
  const text = JSON.stringify([...place, digestOf(list)]);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The place again, its parts still to be looked at; null where the text is no cursor or one of another list. */
export function readOpaque(text: string, list: string): unknown[] | null {
  const parts = partsOf(text);
  return parts?.pop() === digestOf(list) ? parts : null;
}

function partsOf(text: string): unknown[] | null {
  if (!BASE64URL.test(text)) return null;
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

/** FNV-1a in two lanes. Guards against mixing lists up, not against a forger: a cursor grants nothing. */
function digestOf(list: string): string {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < list.length; index += 1) {
    const unit = list.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
