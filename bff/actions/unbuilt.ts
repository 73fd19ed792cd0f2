/** Stands in for an action that is still to come. */
export const unbuilt = () => Promise.reject(new Error('UNBUILT'));
