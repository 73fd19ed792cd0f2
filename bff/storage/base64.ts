/** Bytes as text and back, where neither Buffer nor `Uint8Array.toBase64` is everywhere. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += PART) text += String.fromCharCode(...bytes.subarray(start, start + PART));
  return btoa(text);
}

/** Throws where the text is no base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** A call takes only so many arguments. */
const PART = 8_192;
