/**
 * By what the demonstration's world is known in a database: the names and ids of its partners, and the SHA-256 of their secret keys, which
 * stand in the README. Written down here, because nothing that makes that world is part of a program for production; a test holds it
 * against the world itself.
 */
export const DEMONSTRATION_PARTNERS: Readonly<Record<string, string>> = {
  distributor: 'par_RcmXybzHr6W2BbFoSFa3pt',
  resellerNorth: 'par_ce05w8NmZMl9nRcHU2srRf',
  resellerSouth: 'par_pweLRZdKtlrbtpbvtWdWca',
  solutionProvider: 'par_b9kF0lVhhtKav15UD7jWwp',
  own: 'par_5L7YUAeoreiy17i5YT7ke1',
};

export const DEMONSTRATION_KEY_HASHES: readonly string[] = [
  'e796be4ea2a522cbaa5ea41a8af0502f1df51ac478b8de2efd8be4f440aa0e7f',
  '3f24fb836288053561f4d943b530bc5cd3b62357f62d93a61bb2c4fa203abb81',
  '344bc45ee5971ccf58d98b2fceaa71058f9f09de0b56af05dc36d95b9d655147',
  '6755be3337650655c0af4da18c2b0bab5834c326348f62a1b46c92c0885a75bd',
  'b991e1442943659c892359f3943716876a881531cec264f6897aede9bf7a906a',
];
