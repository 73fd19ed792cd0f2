/** The calls of papaparse that are used; its published types bring Node's and the page's globals into a room that has neither. */
declare module 'papaparse' {
  const papaparse: {
    parse(text: string, options: { delimiter: string; newline: '\n' }): { data: string[][] };
    unparse(rows: readonly (readonly string[])[], options: { newline: '\r\n' }): string;
  };
  export default papaparse;
}
