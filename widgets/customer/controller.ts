import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import { type RevealReport, Reveals } from '../core/reveals.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import type { CustomerDetail } from './detail.ts';

const OFFLINE_RETRY_MILLISECONDS = 10_000;

/** What the controller tells the element; all of it is free of personal data. */
export interface ControllerEvents {
  onLoad: (detail: CustomerDetail) => void;
  onFailure: (failure: Failure) => void;
  onReveal: (report: RevealReport) => void;
}

export type PageView =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'ready'; detail: CustomerDetail; isBusy: boolean }
  | { kind: 'failed'; failure: Failure };

/** How one customer's page behaves, without a pixel: what is asked, when, and what is known. */
export class CustomerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: ControllerEvents;
  readonly #detail: Remote<CustomerDetail>;
  readonly #follower: SessionFollower;
  readonly reveals: Reveals;
  #sessionId: string | null = null;
  #customerId: string | null = null;
  #indirectPartnerId: string | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** When the newest answer came, milliseconds since 1970. */
  loadedAt = 0;

  constructor(host: ReactiveControllerHost, events: ControllerEvents) {
    this.#host = host;
    this.#events = events;
    const update = (): void => host.requestUpdate();
    this.#detail = new Remote(update);
    this.reveals = new Reveals(update, events.onReveal);
    this.#follower = new SessionFollower({
      answer: this.#detail,
      load: () => (this.#isAskable ? this.load() : update()),
      update,
      forget: () => this.#forget(),
      onEnd: (failure) => this.#noteEnd(failure),
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.reveals.connect();
  }

  hostDisconnected(): void {
    clearTimeout(this.#retry);
    this.reveals.disconnect();
  }

  get canReveal(): boolean {
    return this.#follower.session?.allows('POST /v1/customers/reveal') ?? false;
  }

  get canDisclose(): boolean {
    return this.#follower.session?.allows('POST /v1/customers/disclosures') ?? false;
  }

  /** False for an end customer, who is not told who managed it. */
  get isOperator(): boolean {
    return this.#follower.session?.snapshot.view?.actor.kind === 'operator';
  }

  /** True where the session sees its own assignments alone (DOMAIN.md §1.3, R-ROLE-1): consumption and managers cover these only. */
  get isOwnPeriodsOnly(): boolean {
    const actor = this.#follower.session?.snapshot.view?.actor;
    return actor?.kind === 'operator' && actor.roles.length === 1 && actor.roles[0] === 'account-manager';
  }

  get view(): PageView {
    const { state } = this.#detail;
    if (this.#customerId === null) return { kind: 'none' };
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    const detail = this.#detail.value;
    return detail ? { kind: 'ready', detail, isBusy: state.status === 'loading' } : { kind: 'loading' };
  }

  /** Which customer it is about; another one drops all that is known of the last. */
  show(customerId: string | null, indirectPartnerId: string | null): void {
    if (customerId === this.#customerId && indirectPartnerId === this.#indirectPartnerId) return;
    this.#customerId = customerId;
    this.#indirectPartnerId = indirectPartnerId;
    this.reveals.indirectPartnerId = indirectPartnerId;
    this.#drop();
    if (this.#isAskable) this.load();
  }

  /** Follows the session around the element; null when there is none any more. */
  follow(session: Session | null): void {
    this.reveals.session = session;
    if (session) this.#noteSessionId(session.snapshot.view?.sessionId ?? null);
    this.#follower.follow(session);
  }

  /** Asks again; what is there stays in sight meanwhile, masked. */
  load(): void {
    clearTimeout(this.#retry);
    this.reveals.hideAll();
    this.reveals.forgetRefusal();
    void this.#load();
  }

  /** The one button of an ended session: the host is asked for a new one, and the same customer comes back. */
  resume(): void {
    this.#follower.resume();
  }

  get #isAskable(): boolean {
    const status = this.#follower.session?.snapshot.status;
    return this.#customerId !== null && status !== undefined && status !== 'waiting' && status !== 'expired';
  }

  async #load(): Promise<void> {
    const { session } = this.#follower;
    const customerId = this.#customerId;
    if (!session || customerId === null) return;
    const query = this.#indirectPartnerId === null ? {} : { indirectPartnerId: this.#indirectPartnerId };
    const isSettled = await this.#detail.run((signal) =>
      session.call('GET /v1/customers/:customerId', { params: { customerId }, query, signal }),
    );
    const { state } = this.#detail;
    if (!isSettled || session !== this.#follower.session) return;
    if (state.status === 'ready') this.#noteLoad(state.value);
    if (state.status === 'failed') this.#noteFailure(state.failure);
  }

  #noteLoad(detail: CustomerDetail): void {
    this.loadedAt = Date.now();
    this.#events.onLoad(detail);
    if (this.canReveal) void this.reveals.refreshAllowance();
  }

  #noteFailure(failure: Failure): void {
    this.#events.onFailure(failure);
    if (failure.code === 'offline') this.#retry = setTimeout(() => this.load(), OFFLINE_RETRY_MILLISECONDS);
  }

  #noteEnd(failure: Failure): void {
    if (this.#customerId === null) return;
    this.reveals.hideAll();
    this.#events.onFailure(failure);
  }

  #forget(): void {
    this.#sessionId = null;
    this.reveals.allowance = null;
    this.#drop();
  }

  #noteSessionId(sessionId: string | null): void {
    if (sessionId === this.#sessionId) return;
    if (this.#sessionId !== null) this.reveals.hideAll();
    this.#sessionId = sessionId;
  }

  #drop(): void {
    clearTimeout(this.#retry);
    this.reveals.hideAll();
    this.reveals.forgetRefusal();
    this.#detail.reset();
    this.#host.requestUpdate();
  }
}
