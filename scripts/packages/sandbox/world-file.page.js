export async function readWorldFile() {
  const answer = await fetch(new URL('./world.sqlite.gz', import.meta.url));
  if (!answer.ok) throw new Error(`The world of the sandbox is not at ${answer.url}.`);
  return new Uint8Array(await answer.arrayBuffer());
}
