/** The release that this code is of; held equal to package.json by a test, since a page reads it with no file beside it. */
export const VERSION = '0.1.0';
