import { writePackageFiles } from '../surface/surface.ts';

/** Writes what is made from the elements themselves (manifest, editor data, types of frameworks) to where `FILES` take it from. */
export async function writeGenerated(): Promise<void> {
  writePackageFiles();
}
