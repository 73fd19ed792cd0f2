/** The previous hash of an audit chain's first row. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);
