/** Long enough for every browser to have begun; the file itself is in its hands by then. */
const KEPT_MILLISECONDS = 60_000;

/** Hands a file to the browser's downloads. No address of the BFF, and nothing secret, ever stands in a link. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS);
}
