/** Every part of the font, before the first story of a test run: no story is drawn anew while it is looked at. */
export async function loadFonts(): Promise<void> {
  if (!('__vitest_browser__' in globalThis)) return;
  await Promise.all([...document.fonts].map((face) => face.load()));
}
