/** Time, in milliseconds since 1970 in UTC. Rules and SQL never ask for it; they are told. */
export interface Clock {
  /** Real time: tokens, audit, receipts, limits, idempotency. */
  now(): number;
  /** Business time: bill cycles, expiry of resources and coupons. A demonstration may move it. */
  businessNow(): number;
}

/** Chance, so that tests can repeat it. */
export interface Chance {
  bytes(count: number): Uint8Array<ArrayBuffer>;
}
