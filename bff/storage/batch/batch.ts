import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { statementOf } from './statements.ts';

/** Writes what was kept back, in the order in which it was kept. Statements go straight to the connection. */
export type Flush<Kept> = (kept: readonly Kept[], raw: DatabaseConnection) => Promise<void>;

/** The batch cannot be finished as it was begun; its commands must run again, each written as it goes. */
export class BatchBroken extends Error {
  override name = 'BatchBroken';
}

/**
 * What the commands of one transaction share: rows that none of them needs back are kept and written together, and what was read is not
 * read again. The partner's lock keeps others from what is known, and every statement passes `around`, which keeps three promises:
 *
 * - A statement that could see rows that are kept back, or depends on them, finds them written.
 * - A command is undone alone: what it kept is dropped, what it wrote stands behind a savepoint. Before that savepoint everything of
 *   earlier commands is written.
 * - A write other than those kept back forgets everything known.
 */
export class Batch<Kept> {
  readonly #flush: Flush<Kept>;
  readonly #known = new Map<string, unknown>();
  #kept: Kept[] = [];
  /** How much of it is of earlier commands. */
  #earlier = 0;
  #hasSavepoint = false;
  #isWriting = false;
  #raw: DatabaseConnection;
  /** Set when a statement failed that no savepoint stands before. */
  #broken: BatchBroken | null = null;

  /** `raw`: the connection of the transaction. */
  constructor(flush: Flush<Kept>, raw: DatabaseConnection) {
    this.#flush = flush;
    this.#raw = raw;
  }

  /** Keeps a row back until the end of the batch, or until somebody asks for its table. */
  keep(...rows: readonly Kept[]): void {
    this.#kept.push(...rows);
  }

  /** What is known under a name, or what `read` finds. It is shared: never changed, but `learn`ed anew. */
  async known<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
    if (this.#known.has(name)) return this.#known.get(name) as Value;
    const value = await read();
    this.#known.set(name, value);
    return value;
  }

  /** What is kept back still, of this command or an earlier one. */
  find(isWanted: (kept: Kept) => boolean): Kept | undefined {
    return this.#kept.find(isWanted);
  }

  recall<Value>(name: string): Value | undefined {
    return this.#known.get(name) as Value | undefined;
  }

  learn(name: string, value: unknown): void {
    this.#known.set(name, value);
  }

  /** Runs one command. Throws what it throws, once what it did is undone; `BatchBroken` where that cannot be. */
  async command(run: () => Promise<void>): Promise<void> {
    this.#earlier = this.#kept.length;
    this.#hasSavepoint = false;
    try {
      await run();
    } catch (error) {
      this.#known.clear();
      if (this.#broken) throw this.#broken;
      this.#kept.length = this.#earlier;
      if (this.#hasSavepoint) for (const statement of [ROLL_BACK, RELEASE]) await this.#raw.executeQuery(statement);
      throw error;
    }
    if (this.#broken) throw this.#broken;
    if (this.#hasSavepoint) await this.#raw.executeQuery(RELEASE);
  }

  /** Writes all that is still kept. Ends the batch. */
  async finish(): Promise<void> {
    if (this.#kept.length > 0) await this.#write();
  }

  /** Stands around every statement of the transaction. */
  async around<Result>(raw: DatabaseConnection, text: string, execute: () => Promise<Result>): Promise<Result> {
    this.#raw = raw;
    const { isRead, isTouching } = statementOf(text);
    if (!isRead) this.#known.clear();
    if (!isRead || (isTouching && this.#kept.length > 0)) {
      await this.#save();
      if (isTouching && this.#kept.length > 0) await this.#write();
    }
    try {
      return await execute();
    } catch (error) {
      if (!this.#hasSavepoint) this.#broken = new BatchBroken('A statement failed.', { cause: error });
      throw error;
    }
  }

  /** Sets the command's savepoint, with everything of earlier commands before it. */
  async #save(): Promise<void> {
    if (this.#hasSavepoint) return;
    if (this.#earlier > 0) {
      const own = this.#kept.splice(this.#earlier);
      await this.#write();
      // Before what a statement beside this one kept meanwhile.
      this.#kept.unshift(...own);
    }
    this.#hasSavepoint = true;
    await this.#raw.executeQuery(SAVE);
  }

  async #write(): Promise<void> {
    if (this.#isWriting) throw new Error('Rows that a batch keeps are written by one at a time.');
    const kept = this.#kept;
    this.#kept = [];
    this.#earlier = 0;
    this.#isWriting = true;
    try {
      await this.#flush(kept, this.#raw);
    } catch (error) {
      this.#broken = new BatchBroken('What a batch kept back could not be written.', { cause: error });
      throw this.#broken;
    } finally {
      this.#isWriting = false;
    }
  }
}

const SAVE = CompiledQuery.raw('savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint command');
