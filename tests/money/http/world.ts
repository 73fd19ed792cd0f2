import { addKey } from '../../../bff/actions/keys/add-key.ts';
import { createOperationRunner } from '../../../bff/actions/money-operations/run.ts';
import type { World } from '../../../bff/ports/index.ts';
import { SILENT_METER } from '../../../bff/ports/meter.ts';
import { type Store, StoreUnavailable } from '../../../bff/ports/store.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { ADMINISTRATOR, assemble, type Fixture, PARTNER, PORTAL, type Reply, START, seed } from '../../http/fixture.ts';
import { addResellers, EAST, WEST } from '../../http/quota-world.ts';
import { customerRecord } from '../../storage/records.ts';
import { security } from '../../storage/security.ts';
import type { Engines } from '../../storage/stores.ts';
import { Books } from './books.ts';

export const RESELLERS: readonly string[] = [EAST, WEST];
export const PARTNERS: readonly string[] = [PARTNER, ...RESELLERS];
/** Above it the distributor's operations wait for a second person, in minor units; resellers have set none. */
export const LIMIT = 8_000n;
/** What its operator may move in 24 hours without. Both are of one currency. */
export const DAY_LIMIT = 30_000n;
export const CUSTOMERS_EACH = 4;
/** Items of an operation that one slice does. */
export const SLICE = 2;
const SESSION_MILLISECONDS = 4 * 60_000;
const SETTINGS = { requestsPerMinute: 1_000_000_000 };

/** Who calls: an operator of a partner, or its server. */
export type Who = { userId: string; partnerId: string } | { server: string };

export const operatorOf = (partnerId: string): Who => ({ userId: 'ada', partnerId });
export const APPROVER: Who = { userId: 'grace', partnerId: PARTNER };

/** Where the process dies: in the transaction of its so-manieth write from now on, before it commits or after. */
export interface Death {
  write: number;
  isCommitted: boolean;
}

/** Everything over HTTP: one distributor, two resellers, and a process that can die and come back. */
export class MoneyWorld {
  readonly clock = { now: START };
  #engines: Engines;
  #address: string;
  #keys: readonly [string, string];
  #serverKeys = new Map<string, string>();
  #tokens = new Map<string, { token: string; at: number }>();
  #death: Death | null = null;
  #process = 0;
  #store!: Store;
  fixture!: Fixture;

  private constructor(engines: Engines, address: string, keys: readonly [string, string]) {
    this.#engines = engines;
    this.#address = address;
    this.#keys = keys;
  }

  static async open(engines: Engines): Promise<{ world: MoneyWorld; books: Books }> {
    const { store, address } = await engines.open();
    const world = new MoneyWorld(engines, address, await seed(store));
    const books = new Books(START);
    await addResellers(store);
    for (const [index, partnerId] of PARTNERS.entries()) {
      const clock = { now: () => START, businessNow: () => START };
      const made = await addKey({ store, security, clock }, partnerId);
      if ('refusal' in made) throw new Error(made.refusal);
      world.#serverKeys.set(partnerId, made.secret);
      const customers = Array.from({ length: CUSTOMERS_EACH }, (_, each) => {
        const type = each === CUSTOMERS_EACH - 1 ? ('referral' as const) : ('agency-sale' as const);
        const customerId = `m${index}-${each}`;
        books.customers.set(customerId, { customerId, partnerId, type, leftAt: null, everLeftAt: null, switchedAt: null, submitted: null });
        return { ...customerRecord(customerId), associationType: type };
      });
      await store.write(partnerId, (unit) => unit.customers.save(partnerId, customers) as Promise<unknown>);
    }
    world.#start(store);
    const limits = [{ currency: 'CNY', operationMaximum: minorToText(LIMIT), operatorDayMaximum: minorToText(DAY_LIMIT) }];
    const set = await world.call({ server: PARTNER }, 'PUT', '/v1/settings', { rolesFrom: 'session', limits });
    if (set.status !== 200) throw new Error(set.text);
    return { world, books };
  }

  #start(store: Store): void {
    this.#store = store;
    this.#process += 1;
    const settings = SETTINGS;
    this.fixture = assemble({ store: this.#mortal(store), keys: this.#keys, clock: this.clock, settings });
  }

  /** A store whose process can be made to die in a write. */
  #mortal(store: Store): Store {
    return {
      ...store,
      write: async (partnerId, command, options) => {
        const death = this.#death;
        if (death === null) return store.write(partnerId, command, options);
        death.write -= 1;
        if (death.write > 0) return store.write(partnerId, command, options);
        if (death.write < 0) throw new StoreUnavailable('killed');
        const killed = async (unit: Parameters<typeof command>[0]) => {
          const done = await command(unit);
          if (!death.isCommitted) throw new StoreUnavailable('killed');
          return done;
        };
        await store.write(partnerId, killed, options);
        throw new StoreUnavailable('killed');
      },
    };
  }

  /** Runs something in which the process may die; then another is there in its place. Answers null where it died. */
  async risk<Answer>(death: Death | null, run: () => Promise<Answer>): Promise<Answer | null> {
    this.#death = death && { ...death };
    const answer = await run().catch((error: unknown) => {
      if (error instanceof StoreUnavailable && death) return null;
      throw error;
    });
    const hasDied = this.#death !== null && this.#death.write <= 0;
    this.#death = null;
    if (!hasDied) return answer;
    await this.#store.close();
    this.#start(await this.#engines.reopen(this.#address));
    return null;
  }

  async call(who: Who, method: string, path: string, body?: unknown, key?: string): Promise<Reply<Record<string, never>>> {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const options =
      'server' in who
        ? { bearer: this.#serverKeys.get(who.server) ?? '', origin: null, headers }
        : { bearer: await this.#tokenOf(who), headers };
    return (await this.fixture.call(method, path, body === undefined ? options : { ...options, body })) as Reply<Record<string, never>>;
  }

  /** Signs whoever it is in, before something in which the process may die. */
  async signIn(who: Who): Promise<void> {
    if (!('server' in who)) await this.#tokenOf(who);
  }

  async #tokenOf({ userId, partnerId }: { userId: string; partnerId: string }): Promise<string> {
    const name = `${partnerId} ${userId}`;
    const known = this.#tokens.get(name);
    const { now } = this.clock;
    if (known && Math.abs(now - known.at) < SESSION_MILLISECONDS) return known.token;
    const subject = { subject: { ...ADMINISTRATOR, userId }, origins: [PORTAL] };
    const minted = await this.call({ server: partnerId }, 'POST', '/v1/sessions', subject);
    const swapped = await this.fixture.call('POST', '/v1/session/token', { body: { secret: minted.answer.secret } });
    const { token } = swapped.answer as { token?: string };
    if (token === undefined) throw new Error(`${minted.text} ${swapped.text}`);
    this.#tokens.set(name, { token, at: now });
    return token;
  }

  /** One slice of the operation that is due first; null where none is, or where the process died before that was settled. */
  async runSlice(death: Death | null): Promise<void> {
    await this.risk(death, async () => {
      const store = this.#mortal(this.#store);
      let writes = 0;
      const counting: Store = {
        ...store,
        write: async (...command) => {
          const done = await store.write(...command);
          writes += 1;
          // The first claims the operation, the second is its slice.
          if (writes === 2) runner.stop();
          return done;
        },
      };
      const time = { now: () => this.clock.now, businessNow: () => this.clock.now };
      const log = { request: () => {}, failure: (_id: string, error: unknown) => this.fixture.failures.push(error) };
      const world = { store: counting, security, clock: time, log, meter: SILENT_METER } as unknown as World;
      const runner = createOperationRunner(world, { owner: `process-${this.#process}-${this.clock.now}`, itemsPerSlice: SLICE });
      await runner.runOnce();
    });
  }

  /** The operation that a worker would take next. */
  async dueOperation(): Promise<string | null> {
    const [due] = await this.#store.reads.operationLeases.due(new Date(this.clock.now).toISOString(), 1);
    return due?.operationId ?? null;
  }

  async close(): Promise<void> {
    await this.#store.close();
  }

  get reads(): Store['reads'] {
    return this.#store.reads;
  }
}
