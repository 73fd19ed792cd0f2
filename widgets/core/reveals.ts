import type { DisclosureAct, MaskedField, RevealPurpose } from '../../shared/values/lists.ts';
import type { Allowance } from './allowance.ts';
import { passed } from './clock.ts';
import type { Failure } from './failure.ts';
import type { Session } from './session.ts';

/** Clear values are dropped once the page was hidden this long (DESIGN.md §4, masking). */
export const HIDDEN_PAGE_MILLISECONDS = 10_000;

export interface Shown {
  value: string | null;
  startsAt: number;
  endsAt: number;
}

/** Why nothing was revealed, and when (milliseconds since 1970) it may work again. */
export interface RevealRefusal {
  /** What was tried. */
  attempt: 'reveal' | 'disclose';
  code: Failure['code'] | 'purpose-missing' | 'not-copied';
  requestId: string | null;
  againAt: number | null;
}

/** A clear value that is about to be copied, called or written to; the value itself is never part of it. */
export interface DisclosureReport {
  customerId: string;
  field: MaskedField;
  act: DisclosureAct;
}

export interface RevealReport {
  field: MaskedField;
  customerIds: readonly string[];
  shownForSeconds: number;
}

/** A timer counts no sleep: no clear value outlives the waking of the machine for longer than this. */
const LONGEST_WAIT_MILLISECONDS = 5000;
/** Most cells of one request. */
const MOST_CELLS = 100;
/** Stands for the rows of a column that is being asked for. */
export const WHOLE_COLUMN = '*';
const keyOf = (field: MaskedField, customerId: string): string => `${field} ${customerId}`;

/**
 * What is revealed at the moment, and what still may be. Every clear value has an end, set by the server; all are dropped at
 * once when the rows change, the session changes, or the page was out of sight for ten seconds.
 */
export class Reveals {
  readonly #shown = new Map<string, Shown>();
  readonly #pending = new Set<string>();
  readonly #onChange: () => void;
  readonly #onReveal: (report: RevealReport) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  #hiddenAt = 0;
  /** Raised by every `hideAll`: an answer that was asked for before it is dropped. */
  #generation = 0;
  session: Session | null = null;
  allowance: Allowance | null = null;
  refusal: RevealRefusal | null = null;
  purpose: RevealPurpose | '' = '';
  /** The reseller whose customers they are, or `all`; null for the partner's own. */
  indirectPartnerId: string | null = null;

  constructor(onChange: () => void, onReveal: (report: RevealReport) => void) {
    this.#onChange = onChange;
    this.#onReveal = onReveal;
  }

  connect(): void {
    document.addEventListener('visibilitychange', this.#watchPage);
    addEventListener('pagehide', this.hideAll);
    addEventListener('beforeprint', this.hideAll);
  }

  disconnect(): void {
    document.removeEventListener('visibilitychange', this.#watchPage);
    removeEventListener('pagehide', this.hideAll);
    removeEventListener('beforeprint', this.hideAll);
    this.hideAll();
  }

  shown(field: MaskedField, customerId: string): Shown | null {
    return this.#shown.get(keyOf(field, customerId)) ?? null;
  }

  isPending(field: MaskedField, customerId: string): boolean {
    return this.#pending.has(keyOf(field, customerId));
  }

  /** Asks how much may be revealed, so that it can be read before the eye is pressed. */
  async refreshAllowance(): Promise<void> {
    const { session } = this;
    if (!session?.allows('GET /v1/customers/reveal-allowance')) return;
    const outcome = await session.call('GET /v1/customers/reveal-allowance', {});
    if (!outcome.ok || session !== this.session) return;
    this.allowance = outcome.answer;
    this.#onChange();
  }

  /** Reveals one field of some customers: all of them or none. */
  async reveal(field: MaskedField, customerIds: readonly string[]): Promise<void> {
    const ids = customerIds.filter((id) => !this.shown(field, id) && !this.isPending(field, id)).slice(0, MOST_CELLS);
    const { session } = this;
    if (!session || ids.length === 0 || this.isPending(field, WHOLE_COLUMN)) return;
    if (this.allowance?.isPurposeRequired && !this.purpose) {
      this.#refuse({ attempt: 'reveal', code: 'purpose-missing', requestId: null, againAt: null });
      return;
    }
    this.refusal = null;
    const generation = this.#generation;
    const pending = ids.length === 1 ? keyOf(field, ids[0] ?? '') : keyOf(field, WHOLE_COLUMN);
    this.#setPending(pending, true);
    const outcome = await session.call('POST /v1/customers/reveal', {
      body: { field, customerIds: ids, ...this.#whose, ...(this.purpose && { purpose: this.purpose }) },
    });
    this.#setPending(pending, false);
    if (generation !== this.#generation) return;
    if (!outcome.ok) return this.#noteFailure('reveal', outcome.failure);
    const { values, shownForSeconds, allowance } = outcome.answer;
    this.allowance = allowance;
    this.#show(field, values, shownForSeconds);
    this.#onReveal({ field, customerIds: ids, shownForSeconds });
  }

  /**
   * Records that a value which is shown goes on to somebody. Resolves to the value once that is recorded; to null where it is not:
   * then nothing may be handed over, and `refusal` says why.
   */
  async disclose({ customerId, field, act }: DisclosureReport, indirectPartnerId: string | null = null): Promise<string | null> {
    const { session } = this;
    const value = this.shown(field, customerId)?.value ?? null;
    const pending = keyOf(field, `${customerId} ${act}`);
    if (!session || value === null || this.#pending.has(pending)) return null;
    this.refusal = null;
    this.#setPending(pending, true);
    const outcome = await session.call('POST /v1/customers/disclosures', {
      body: { customerId, field, act, ...(indirectPartnerId && { indirectPartnerId }) },
    });
    this.#setPending(pending, false);
    if (outcome.ok) return value;
    this.#noteFailure('disclose', outcome.failure);
    return null;
  }

  /** A copy was recorded, but the browser did not allow it. */
  refuseCopy(): void {
    this.#refuse({ attempt: 'disclose', code: 'not-copied', requestId: null, againAt: null });
  }

  isDisclosing({ customerId, field, act }: DisclosureReport): boolean {
    return this.isPending(field, `${customerId} ${act}`);
  }

  hide(field: MaskedField, customerIds: readonly string[]): void {
    for (const id of customerIds) this.#shown.delete(keyOf(field, id));
    this.#schedule();
    this.#onChange();
  }

  readonly hideAll = (): void => {
    this.#generation += 1;
    if (this.#shown.size === 0) return;
    this.#shown.clear();
    this.#schedule();
    this.#onChange();
  };

  choosePurpose(purpose: RevealPurpose | ''): void {
    this.purpose = purpose;
    this.refusal = null;
    this.#onChange();
  }

  forgetRefusal(): void {
    this.refusal = null;
  }

  #show(field: MaskedField, values: readonly { customerId: string; value: string | null }[], seconds: number): void {
    const startsAt = passed();
    this.session?.putOffRenewal(startsAt + seconds * 1000);
    for (const { customerId, value } of values)
      this.#shown.set(keyOf(field, customerId), { value, startsAt, endsAt: startsAt + seconds * 1000 });
    this.#schedule();
    this.#onChange();
  }

  get #whose(): { indirectPartnerId?: string } {
    return this.indirectPartnerId === null ? {} : { indirectPartnerId: this.indirectPartnerId };
  }

  #noteFailure(attempt: RevealRefusal['attempt'], failure: Failure): void {
    const againAt = failure.retryAfterSeconds === null ? null : Date.now() + failure.retryAfterSeconds * 1000;
    this.#refuse({ attempt, code: failure.code, requestId: failure.requestId, againAt });
    if (failure.code === 'reveal-limit-reached') void this.refreshAllowance();
  }

  #refuse(refusal: RevealRefusal): void {
    this.refusal = refusal;
    this.#onChange();
    if (refusal.againAt === null) return;
    setTimeout(
      () => {
        if (this.refusal !== refusal) return;
        this.refusal = null;
        void this.refreshAllowance();
        this.#onChange();
      },
      Math.min(refusal.againAt - Date.now(), 2 ** 31 - 1),
    );
  }

  #setPending(key: string, isPending: boolean): void {
    this.#pending[isPending ? 'add' : 'delete'](key);
    this.#onChange();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const next = Math.min(...[...this.#shown.values()].map((shown) => shown.endsAt));
    if (Number.isFinite(next))
      this.#timer = setTimeout(() => this.#hideEnded(), Math.min(Math.max(0, next - passed()), LONGEST_WAIT_MILLISECONDS));
  }

  #hideEnded(): void {
    const now = passed();
    const before = this.#shown.size;
    for (const [key, shown] of this.#shown) if (shown.endsAt <= now + 1) this.#shown.delete(key);
    this.#schedule();
    if (this.#shown.size === before) return;
    this.#onChange();
    // By now a window may have opened again.
    void this.refreshAllowance();
  }

  readonly #watchPage = (): void => {
    clearTimeout(this.#hiddenTimer);
    if (document.visibilityState === 'hidden') {
      this.#hiddenAt = passed();
      this.#hiddenTimer = setTimeout(this.hideAll, HIDDEN_PAGE_MILLISECONDS);
      return;
    }
    // Timers of hidden pages may be late: what is over is dropped before the page is seen again.
    if (passed() - this.#hiddenAt >= HIDDEN_PAGE_MILLISECONDS) this.hideAll();
    else this.#hideEnded();
  };
}
