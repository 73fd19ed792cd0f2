import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Permission } from '../../shared/values/lists.ts';
import type { Failure, Outcome } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import type { Member, RolesAnswer } from './rules.ts';

export const TYPING_PAUSE_MILLISECONDS = 350;
const PAGE = 50;

export interface MemberFilter {
  role: string;
  userId: string;
}

/** What is known of the members: those shown, how many there are, and how to go on. */
export interface Members {
  rows: readonly Member[];
  total: number;
  next: string | null;
}

/** How the members' and roles' screen behaves, without a pixel. */
export class RolesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (failure: Failure) => void;
  readonly roles: Remote<RolesAnswer>;
  readonly members: Remote<Members>;
  readonly #older: Remote<Members>;
  readonly following: SessionFollower;
  #typing: ReturnType<typeof setTimeout> | undefined;
  filter: MemberFilter = { role: '', userId: '' };

  constructor(host: ReactiveControllerHost, onFailure: (failure: Failure) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    const update = (): void => host.requestUpdate();
    this.roles = new Remote(update);
    this.members = new Remote(update);
    this.#older = new Remote(update);
    this.following = new SessionFollower({
      answer: this.#both(),
      load: () => void this.load(),
      update,
      forget: () => this.#forget(),
      onEnd: onFailure,
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  /** The first failure that keeps the screen from being shown. */
  get failure(): Failure | null {
    for (const { state } of [this.roles, this.members]) if (state.status === 'failed') return state.failure;
    return null;
  }

  get canSetRoles(): boolean {
    return this.roles.value?.rolesFrom === 'store';
  }

  get isLoadingMore(): boolean {
    return this.#older.state.status === 'loading';
  }

  get moreFailure(): Failure | null {
    return this.#older.state.status === 'failed' ? this.#older.state.failure : null;
  }

  setFilter(part: Partial<MemberFilter>, isTyped = false): void {
    const next = { ...this.filter, ...part };
    if (JSON.stringify(next) === JSON.stringify(this.filter)) return;
    this.filter = next;
    this.#host.requestUpdate();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.loadMembers(), isTyped ? TYPING_PAUSE_MILLISECONDS : 0);
  }

  async load(): Promise<void> {
    await Promise.all([this.loadRoles(), this.loadMembers()]);
  }

  async loadRoles(): Promise<void> {
    const { session } = this.following;
    if (!session) return;
    const isSettled = await this.roles.run((signal) => session.call('GET /v1/roles', { signal }));
    this.#report(isSettled, this.roles);
  }

  async loadMembers(): Promise<void> {
    this.#older.reset();
    const isSettled = await this.members.run((signal) => this.#ask(null, signal));
    this.#report(isSettled, this.members);
  }

  /** Adds the next members below those that are there. */
  async loadMore(): Promise<void> {
    const known = this.members.value;
    if (known === null || known.next === null || this.isLoadingMore) return;
    const isSettled = await this.#older.run((signal) => this.#ask(known.next, signal));
    const { state } = this.#older;
    if (!isSettled || state.status !== 'ready') return;
    const { rows, total, next } = state.value;
    const all = { rows: [...known.rows, ...rows], total, next };
    await this.members.run(async () => ({ ok: true, answer: all }));
  }

  /** Supervisors that an account manager can stand under, at most 100. */
  async supervisors(): Promise<Outcome<readonly Member[]>> {
    const outcome = await this.#call((session) => session.call('POST /v1/operators/search', { body: { role: 'supervisor', size: 100 } }));
    return outcome.ok ? { ok: true, answer: outcome.answer.operators } : outcome;
  }

  saveRole(code: string, body: { name: string; permissions: Permission[] }): Promise<Outcome<unknown>> {
    return this.#command((session) => session.call('PUT /v1/roles/:code', { params: { code }, body }));
  }

  removeRole(code: string): Promise<Outcome<unknown>> {
    return this.#command((session) => session.call('DELETE /v1/roles/:code', { params: { code } }));
  }

  setRoles(operatorId: string, roles: string[]): Promise<Outcome<unknown>> {
    return this.#command((session) => session.call('PUT /v1/operators/:operatorId/roles', { params: { operatorId }, body: { roles } }));
  }

  setSupervisor(operatorId: string, supervisorId: string | null): Promise<Outcome<unknown>> {
    return this.#command((session) =>
      session.call('PUT /v1/operators/:operatorId/supervisor', { params: { operatorId }, body: { supervisorId } }),
    );
  }

  async #ask(after: string | null, signal: AbortSignal): Promise<Outcome<Members>> {
    const { role, userId } = this.filter;
    const body = { size: PAGE, ...(role && { role }), ...(userId.trim() && { userId: userId.trim() }), ...(after && { after }) };
    const outcome = await this.#call((session) => session.call('POST /v1/operators/search', { body, signal }));
    if (!outcome.ok) return outcome;
    const { operators, total, next } = outcome.answer;
    return { ok: true, answer: { rows: operators, total, next } };
  }

  #call<Answer>(ask: (session: Session) => Promise<Outcome<Answer>>): Promise<Outcome<Answer>> {
    const { session } = this.following;
    if (session) return ask(session);
    return Promise.resolve({ ok: false, failure: { code: 'session-missing', requestId: null, retryAfterSeconds: null } });
  }

  /** What was changed shows at once, in both lists. */
  async #command<Answer>(ask: (session: Session) => Promise<Outcome<Answer>>): Promise<Outcome<Answer>> {
    const outcome = await this.#call(ask);
    if (outcome.ok) void this.load();
    return outcome;
  }

  #report(isSettled: boolean, { state }: Remote<RolesAnswer> | Remote<Members>): void {
    if (isSettled && state.status === 'failed') this.#onFailure(state.failure);
  }

  /** Roles and members as one answer: the screen is there once both are. */
  #both() {
    const { roles, members } = this;
    return {
      get state() {
        return members.state.status === 'failed' ? members.state : roles.state;
      },
      fail: (failure: Failure) => roles.fail(failure),
      reset: () => {
        roles.reset();
        members.reset();
      },
    };
  }

  #forget(): void {
    for (const remote of [this.roles, this.members, this.#older]) remote.reset();
  }
}
