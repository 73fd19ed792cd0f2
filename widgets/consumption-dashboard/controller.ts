import { ask } from '../core/ask.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import { type Asked, askedOf, type DashboardState, FILTERS, NARROWINGS, type Options, type Resellers, readState } from './query.ts';

export type StateChange = { [Name in keyof DashboardState]?: DashboardState[Name] | null };

/** What the dashboard tells its element. */
export interface DashboardEvents {
  /** The operator changed the state; not when the host set it. */
  onState: (state: DashboardState) => void;
  /** What is asked has changed, by whomever. */
  onAsk: () => void;
}

/** What the dashboard asks about, without a pixel: its state, and what it can be filtered by. */
export class DashboardController {
  readonly #update: () => void;
  readonly #events: DashboardEvents;
  readonly #options: Remote<Options>;
  readonly following: SessionFollower;
  #optionsOf: string | undefined;
  #lastKnown: Options | null = null;
  #asking: Promise<void> = Promise.resolve();
  state: DashboardState = {};
  resellers: Resellers = [];
  readonly shown: { currency: string | null } = { currency: null };

  constructor(update: () => void, events: DashboardEvents) {
    this.#update = update;
    this.#events = events;
    this.#options = new Remote(update);
    this.following = new SessionFollower({
      answer: this.#options,
      load: () => {
        this.#ask();
        void this.#loadResellers();
      },
      update,
      forget: () => this.#forget(),
      // The views tell why nothing is shown; filters that are not there are no failure of their own.
      onEnd: () => {},
    });
  }

  get options(): Options | null {
    return this.#options.value ?? this.#lastKnown;
  }

  /** Resolves once the options are known, or could not be had. */
  known(): Promise<void> {
    return this.#asking;
  }

  follow(session: Session | null): void {
    this.following.follow(session);
    if (session?.snapshot.status === 'live') this.retry();
  }

  /** Asks for the options again where they could not be had. */
  retry(): void {
    if (this.#options.state.status === 'failed') this.#ask();
  }

  get asked(): Asked {
    return askedOf(this.state);
  }

  /** Filters beside cycles, days and currency that are in force, in the order in which they came. */
  get narrowed(): (typeof NARROWINGS)[number][] {
    return Object.keys(this.state).flatMap((name) => NARROWINGS.find((narrowing) => narrowing === name) ?? []);
  }

  /** Takes a host's state; the present one is neither asked for nor told again. */
  take(state: DashboardState): boolean {
    const next = readState({ ...state });
    if (JSON.stringify(next) === JSON.stringify(this.state)) return false;
    this.#set(next);
    return true;
  }

  /** The operator's change; a member that is null goes. What is named anew comes last, so that the order is that of the steps taken. */
  change(change: StateChange): void {
    const kept = Object.entries(this.state).filter(([name]) => !(name in change));
    const named = Object.entries(change).filter(([, value]) => value !== null && value !== undefined);
    // Another cycle has other days.
    const isOtherCycle = change.cycles !== undefined && !('dates' in change);
    const merged = Object.fromEntries([...kept, ...named].filter(([name]) => !(isOtherCycle && name === 'dates')));
    const sound: Record<string, unknown> = { ...readState(merged) };
    const ordered = Object.fromEntries(Object.keys(merged).flatMap((name) => (name in sound ? [[name, sound[name]]] : [])));
    this.#set(ordered as DashboardState);
    this.#events.onState({ ...this.state });
  }

  /** Takes away all that narrows, and what leaves lines out. */
  clear(): void {
    this.change(Object.fromEntries([...FILTERS, 'hideZero', 'onlyMarked'].map((name) => [name, null])));
  }

  #set(state: DashboardState): void {
    this.state = state;
    if (state.indirectPartnerId !== this.#optionsOf) this.#ask();
    this.#events.onAsk();
  }

  #forget(): void {
    this.#lastKnown = null;
    this.resellers = [];
    this.#options.reset();
  }

  async #loadResellers(): Promise<void> {
    const { session } = this.following;
    await this.known();
    if (!session?.allows('GET /v1/resellers') || this.resellers.length > 0) return;
    const outcome = await ask(session, 'GET /v1/resellers', {});
    if (!outcome.ok || session !== this.following.session) return;
    this.resellers = outcome.answer.resellers;
    this.#update();
  }

  #ask(): void {
    this.#asking = this.#loadOptions();
  }

  async #loadOptions(): Promise<void> {
    const { session } = this.following;
    const { indirectPartnerId } = this.state;
    this.#optionsOf = indirectPartnerId;
    // They are asked for as soon as the session is on its way.
    if (!session || session.snapshot.status === 'waiting') return;
    const query = indirectPartnerId === undefined ? {} : { indirectPartnerId };
    await this.#options.run((signal) => session.call('GET /v1/consumption/filter-options', { query, signal }));
    this.#lastKnown = this.#options.value ?? this.#lastKnown;
  }
}
