/**
 * Path of the Chromium that images are made with, one version for every machine (package-lock.json), unpacked to the system's folder for
 * temporary files. Null where it cannot run: it is built for Linux on x64 alone.
 */
export async function pinnedChromium(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

/** Draws the same on every machine: no rounding by what its processor can do, or by what was on the screen before; letters unhinted and grey. */
export const SAME_DRAWING = [
  '--disable-skia-runtime-opts',
  '--disable-partial-raster',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
] as const;
