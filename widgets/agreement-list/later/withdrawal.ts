import { SIGNATURE_WITHDRAWAL_REASONS, type SignatureWithdrawalReason } from '../../../shared/values/agreement-lists.ts';
import { Decision } from '../../core/decision.ts';
import type { Failure } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import type { Signature } from '../controller.ts';

const ENDPOINT = 'POST /v1/agreements/signatures/:recordId/withdraw';

/** One withdrawal, from its reason to its answer. Sent under one key however often it takes, so that a second press withdraws nothing twice. */
export class Withdrawal {
  readonly signature: Signature;
  readonly #update: () => void;
  readonly #decision: Decision<typeof ENDPOINT> = new Decision(ENDPOINT);
  reason: SignatureWithdrawalReason | null = null;
  isBusy = false;
  isDone = false;
  isReasonMissing = false;
  failure: Failure | null = null;

  constructor(signature: Signature, update: () => void) {
    this.signature = signature;
    this.#update = update;
  }

  /** True while nobody knows whether it was withdrawn. */
  get isUnclear(): boolean {
    return this.#decision.isOpen;
  }

  choose(value: string): void {
    if (this.isBusy || this.isUnclear) return;
    this.reason = SIGNATURE_WITHDRAWAL_REASONS.find((reason) => reason === value) ?? null;
    this.isReasonMissing = false;
    this.failure = null;
    this.#update();
  }

  /** `renew`: gets a session where the one there was has ended. Resolves to true once it is withdrawn; false where it was not, or nobody knows. */
  async submit(session: Session | null, renew: () => Promise<Failure | null>): Promise<boolean> {
    if (this.isBusy || this.isDone || !session) return false;
    this.isReasonMissing = this.reason === null;
    if (this.reason === null) {
      this.#update();
      return false;
    }
    this.isBusy = true;
    this.failure = null;
    this.#update();
    const { recordId } = this.signature;
    const decided = { params: { recordId }, body: { reason: this.reason } };
    const failure = await renew();
    const outcome = failure ? { ok: false as const, failure } : await this.#decision.send(session, decided);
    this.isBusy = false;
    this.isDone = outcome.ok;
    this.failure = outcome.ok ? null : outcome.failure;
    this.#update();
    return outcome.ok;
  }
}
