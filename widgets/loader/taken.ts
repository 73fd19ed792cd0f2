const warned = new Set<string>();

/** Says once for each tag that it is another release's, or somebody else's (`present` undefined), and how to have both. */
export function sayTaken(name: string, present: string | undefined, other: string): void {
  if (warned.has(name)) return;
  warned.add(name);
  const first = present === undefined ? 'something that is not of Partner Widget Kit' : `release ${present} of Partner Widget Kit`;
  console.warn(
    `<${name}> is ${first} already; release ${other} leaves it so. To have both on one page, register one under a suffix: register({ suffix: 'v2' }), or loader.js?suffix=v2.`,
  );
}
