/** Amounts, times, ids and codes within a sentence that runs from right to left: they run from left to right, and move nothing around them. */
export const figure = (text: string | number): string => `\u2066${text}\u2069`;

/** What somebody wrote, in whatever direction it runs. */
export const own = (text: string): string => `\u2068${text}\u2069`;
