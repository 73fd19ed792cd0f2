import type { Security } from '../../ports/security.ts';

/** For whom and what a code is: its hash fits no other operator and no other request. */
export interface CodePlace {
  partnerId: string;
  operatorId: string;
  endpoint: string;
  requestHash: string;
}

function contextOf({ partnerId, operatorId, endpoint, requestHash }: CodePlace): string {
  return JSON.stringify(['step-up', partnerId, operatorId, endpoint, requestHash]);
}

/** The keyed hash that is stored of a code. */
export function hashCode(security: Pick<Security, 'indexField'>, place: CodePlace, code: string): Promise<string> {
  return security.indexField(code, contextOf(place));
}

/** The hashes that a code may have been stored with, one for each key: a key may have changed while the mail was read. */
export function hashesOfCode(security: Pick<Security, 'indexesOfField'>, place: CodePlace, code: string): Promise<string[]> {
  return security.indexesOfField(code, contextOf(place));
}
