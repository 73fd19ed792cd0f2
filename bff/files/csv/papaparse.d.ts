/** The one call of papaparse that is used; its published types bring Node's and the page's globals into a room that has neither. */
declare module 'papaparse' {
  const papaparse: {
    parse(text: string, options: { delimiter: string; newline: '\n' }): { data: string[][] };
  };
  export default papaparse;
}
