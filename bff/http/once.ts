import { IDEMPOTENCY_KEY_PATTERN } from '../../shared/values/ids.ts';
import { type KeyCaller, type Once, type Refusal, refuse, type SessionCaller } from '../actions/action.ts';
import { actorIdOf } from '../actions/audit-entry.ts';

const MAXIMUM_CODE_LENGTH = 64;
/** When a request that is under way may have its answer. */
const RETRY_SECONDS = 1;

/** What the headers of a command say of it. */
export function readOnce(headers: Headers): Pick<Once, 'key' | 'code'> | Refusal {
  const key = headers.get('idempotency-key') ?? '';
  if (key === '') return refuse('idempotency-key-missing');
  if (!IDEMPOTENCY_KEY_PATTERN.test(key)) return refuse('idempotency-key-invalid');
  const code = (headers.get('step-up-code') ?? '').trim().slice(0, MAXIMUM_CODE_LENGTH);
  return { key, code: code === '' ? null : code };
}

/** Commands of one endpoint that this process works on. What another replica works on is waited for under the partner's lock. */
export class InFlight {
  readonly #places = new Set<string>();

  /** Runs a command, unless one of the same caller and key is under way. */
  async run<Answer>(caller: KeyCaller | SessionCaller, key: string, command: () => Promise<Answer>): Promise<Answer | Refusal> {
    const place = `${caller.partner.partnerId} ${actorIdOf(caller)} ${key}`;
    if (this.#places.has(place)) return refuse('request-in-flight', { retryAfterSeconds: RETRY_SECONDS });
    this.#places.add(place);
    try {
      return await command();
    } finally {
      this.#places.delete(place);
    }
  }
}
