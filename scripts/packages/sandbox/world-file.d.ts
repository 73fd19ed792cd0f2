/** The world that comes with the package: `world-file.node.js` in Node, `world-file.page.js` in browsers. */
declare module '#world-file' {
  /** The compressed database. Rejects where it is not to be had. */
  export function readWorldFile(): Promise<Uint8Array<ArrayBuffer>>;
}
