/** Stands where something of the ports is yet to be written. */
export function unbuilt(): never {
  throw new Error('UNBUILT');
}
