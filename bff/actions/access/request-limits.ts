import { type Bucket, fullBucket, takeFromBucket } from '../../domain/rate-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';

/** Beyond this many callers, those who have not called for a minute are forgotten. */
const MAXIMUM_BUCKETS = 10_000;
const IDLE_MILLISECONDS = 60_000;

/** The general request limit, per caller and per process: the one limit that replicas do not share (DESIGN.md §3). */
export class RequestLimits {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, Bucket & { isRefusing: boolean }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Null where the caller may go on. `isFirst` marks the first refusal of a row, the one worth an audit row. */
  take(callerId: string, now: number): { refusal: Refusal; isFirst: boolean } | null {
    const bucket = this.#bucketOf(callerId, now);
    const retryAfterSeconds = takeFromBucket(bucket, this.#perMinute, now);
    const isFirst = !bucket.isRefusing;
    bucket.isRefusing = retryAfterSeconds !== null;
    return retryAfterSeconds === null ? null : { refusal: refuse('rate-limited', { retryAfterSeconds }), isFirst };
  }

  #bucketOf(callerId: string, now: number): Bucket & { isRefusing: boolean } {
    const known = this.#buckets.get(callerId);
    if (known) return known;
    if (this.#buckets.size >= MAXIMUM_BUCKETS) this.#forget(now);
    const made = { ...fullBucket(this.#perMinute, now), isRefusing: false };
    this.#buckets.set(callerId, made);
    return made;
  }

  #forget(now: number): void {
    for (const [id, bucket] of this.#buckets) if (now - bucket.at > IDLE_MILLISECONDS) this.#buckets.delete(id);
    for (const id of this.#buckets.keys()) {
      if (this.#buckets.size < MAXIMUM_BUCKETS) return;
      this.#buckets.delete(id);
    }
  }
}
