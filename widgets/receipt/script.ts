import { startWhenRead } from './start.ts';

// Safari and Firefox of before 2024 lack it; canonical JSON asks for it.
String.prototype.isWellFormed ??= function isWellFormed(this: string) {
  return !/\p{Surrogate}/u.test(this);
};

startWhenRead(document);
