import { type Bucket, fullBucket, takeFromBucket } from '../../domain/rate-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';

/** Callers in a generation. Two are kept, so that at most twice as many buckets are in memory. */
const GENERATION_MAXIMUM = 10_000;

type KnownBucket = Bucket & { isRefusing: boolean };

/**
 * A request limit, per caller and per process: the one limit that replicas do not share (DESIGN.md §3). However many callers
 * there are, memory stays bounded and each request costs the same: those who did not call while 10,000 others did are forgotten.
 */
export class RequestLimits {
  readonly #perMinute: number;
  #recent = new Map<string, KnownBucket>();
  #earlier = new Map<string, KnownBucket>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Callers in memory. */
  get size(): number {
    return this.#recent.size + this.#earlier.size;
  }

  /** Null where the caller may go on. `isFirst` marks the first refusal of a row, the one worth an audit row. */
  take(callerId: string, now: number): { refusal: Refusal; isFirst: boolean } | null {
    const bucket = this.#bucketOf(callerId, now);
    const retryAfterSeconds = takeFromBucket(bucket, this.#perMinute, now);
    const isFirst = !bucket.isRefusing;
    bucket.isRefusing = retryAfterSeconds !== null;
    return retryAfterSeconds === null ? null : { refusal: refuse('rate-limited', { retryAfterSeconds }), isFirst };
  }

  #bucketOf(callerId: string, now: number): KnownBucket {
    const recent = this.#recent.get(callerId);
    if (recent) return recent;
    if (this.#recent.size >= GENERATION_MAXIMUM) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    const bucket = this.#earlier.get(callerId) ?? { ...fullBucket(this.#perMinute, now), isRefusing: false };
    this.#earlier.delete(callerId);
    this.#recent.set(callerId, bucket);
    return bucket;
  }
}
