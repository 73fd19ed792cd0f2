/** A bucket of requests that refills evenly. Times are milliseconds since 1970 in UTC. */
export interface Bucket {
  tokens: number;
  at: number;
}

export function fullBucket(perMinute: number, now: number): Bucket {
  return { tokens: perMinute, at: now };
}

/**
 * Takes one request out of the bucket, in place. Answers null where there was one, else the whole seconds until there is.
 * A clock that runs backwards refills nothing.
 */
export function takeFromBucket(bucket: Bucket, perMinute: number, now: number): number | null {
  const perMillisecond = perMinute / 60_000;
  const passed = Math.max(0, now - bucket.at);
  bucket.tokens = Math.min(perMinute, bucket.tokens + passed * perMillisecond);
  bucket.at = now;
  if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perMillisecond / 1000));
  bucket.tokens -= 1;
  return null;
}
