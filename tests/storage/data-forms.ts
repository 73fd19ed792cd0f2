/** In what form a column holds something about a person. docs/DATA.md explains the words. */
export const FORMS = ['clear', 'masked', 'sealed', 'index', 'pseudonym', 'state'] as const;
export type Form = (typeof FORMS)[number];
/** What becomes of it when the customer is erased; `-`: it is not about a customer. */
export const ENDS = ['emptied', 'deleted', 'kept', '-'] as const;
export type End = (typeof ENDS)[number];

/** Null: nothing about a person. Integers of the store's own that only tie rows together are null too. */
export type DataClass = readonly [Form, End] | null;

export const CLEAR = ['clear', 'emptied'] as const;
export const MASKED = ['masked', 'emptied'] as const;
export const ID = ['pseudonym', 'kept'] as const;
export const STATE = ['state', 'kept'] as const;
export const OPERATOR = ['pseudonym', '-'] as const;
