import type { SigningCapacity } from '../../../shared/values/agreement-lists.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { ask } from '../../core/ask.ts';
import { Decision } from '../../core/decision.ts';
import { type Failure, isOfSession } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import { customerOf, memoryOf, type PageMemory } from '../memory.ts';
import { compareShown } from './compare-shown.ts';
import { type Presented, takePresentation } from './presented.ts';
import { type DeskHost, type DeskState, NEWS, type News, type Problem, type Signed } from './states.ts';

/** How one agreement is presented, read and signed, without a pixel. */
export class SigningDesk {
  readonly #host: DeskHost;
  #decision = new Decision('POST /v1/agreements/sign');
  #turn = 0;
  #resumptions = 0;
  #customerId: string | null = null;
  #locale: Locale | undefined;
  /** News of a text that could not be fetched yet. */
  #untold: News | null = null;
  code = '';
  state: DeskState = { kind: 'closed' };
  /** Why it was not signed, and when that was learnt (milliseconds of the page's clock). */
  failure: Failure | null = null;
  failedAt = 0;
  news: News | null = null;
  isSending = false;
  /** True once Sign was pressed: what is missing is said from then on. */
  isDemanded = false;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.state.kind !== 'closed';
  }

  /** True while it is not known whether what was sent was recorded: only the same can be sent again. */
  get isUnclear(): boolean {
    return this.#decision.isOpen;
  }

  get presented(): Presented | null {
    return this.state.kind === 'reading' ? this.state.presented : null;
  }

  get reading(): DocumentReading | null {
    return this.presented ? this.#host.reading(this.presented.agreement.renderedSha256) : null;
  }

  /** Whether there are sections to go to before signing: the first is reached by opening, and a text may have none. */
  get hasSections(): boolean {
    return this.presented?.agreement.viewPolicy === 'headings' && (this.reading?.headings.length ?? 0) > 1;
  }

  get isTicked(): boolean {
    return this.presented !== null && (this.#memory?.ticked.has(this.presented.agreement.renderedSha256) ?? false);
  }

  get capacity(): SigningCapacity | null {
    return this.#memory?.capacities.get(this.code) ?? null;
  }

  get #memory(): PageMemory | null {
    return memoryOf(this.#host.session());
  }

  /** What is missing; empty where it can be signed. */
  get problems(): Problem[] {
    const { reading } = this;
    const isUnread = this.hasSections && !reading?.isAllReached;
    return [
      ...(this.isTicked ? [] : ['agree' as const]),
      ...(this.capacity ? [] : ['capacity' as const]),
      ...(isUnread ? ['sections' as const] : []),
    ];
  }

  /** Presents an agreement. What was ticked and chosen for the same text is still so. */
  async open(code: string, locale?: Locale): Promise<void> {
    this.code = code;
    this.#locale = locale;
    this.#forget();
    await this.#present(null);
  }

  /** Tries to present once more. */
  async retry(): Promise<void> {
    await this.#present(this.#untold);
  }

  close(): void {
    this.#turn += 1;
    this.state = { kind: 'closed' };
    this.#forget();
    this.#host.update();
  }

  tick(isTicked: boolean): void {
    const digest = this.presented?.agreement.renderedSha256;
    if (digest) this.#memory?.ticked[isTicked ? 'add' : 'delete'](digest);
    this.#host.update();
  }

  choose(capacity: SigningCapacity | null): void {
    if (capacity === null) this.#memory?.capacities.delete(this.code);
    else this.#memory?.capacities.set(this.code, capacity);
    this.#host.update();
  }

  /** Signs; answers what keeps from it, and then nothing was sent. */
  async sign(): Promise<Problem[]> {
    const { presented, problems } = this;
    if (!presented || this.isSending) return [];
    this.isDemanded = true;
    this.#host.update();
    if (problems.length > 0) return problems;
    const { code, version } = presented.agreement;
    if (this.isUnclear || this.#host.mayGoOn({ code, version })) await this.#send(presented);
    return [];
  }

  /** Asks the host for another session, and then does what was being done. */
  async resume(): Promise<void> {
    const session = this.#host.session();
    const turn = this.#turn;
    if (!session || this.isSending || (await session.renew('expired')) !== null || turn !== this.#turn || this.isSending) return;
    if (this.presented) await this.#send(this.presented);
    else await this.retry();
  }

  /** The session changed: another customer's, or an operator's, sees nothing of this one's; a connection that came back brings the text. */
  follow(session: Session | null): void {
    if (!this.isOpen) return;
    const isOther = session?.snapshot.view && this.#customerId !== null && customerOf(session) !== this.#customerId;
    const resumptions = session?.snapshot.resumptions ?? 0;
    const isResumed = resumptions > this.#resumptions;
    this.#resumptions = resumptions;
    if (!session || isOther) this.close();
    else if (isResumed && this.state.kind === 'failed' && isOfSession(this.state.failure)) void this.retry();
  }

  async #present(news: News | null): Promise<Presented | null> {
    const session = this.#host.session();
    const shown = this.presented;
    this.#turn += 1;
    const turn = this.#turn;
    this.#untold = news;
    if (!session) return null;
    this.#resumptions = session.snapshot.resumptions;
    this.#customerId = customerOf(session);
    if (!shown) this.#turnTo({ kind: 'presenting' });
    const locale = this.#locale ?? session.snapshot.locale ?? undefined;
    const outcome = await ask(session, 'POST /v1/agreements/present', { body: { code: this.code, ...(locale && { locale }) } });
    const taken = outcome.ok ? await takePresentation(outcome.answer) : null;
    if (turn !== this.#turn) return null;
    this.#customerId = customerOf(session);
    if (!outcome.ok) this.#turnTo({ kind: 'failed', failure: outcome.failure });
    else if (typeof taken === 'string') this.#turnTo({ kind: 'unshowable', why: taken });
    else if (taken) return this.#show(taken, shown, news);
    return null;
  }

  #show(presented: Presented, shown: Presented | null, news: News | null): Presented {
    const digest = presented.agreement.renderedSha256;
    const isSame = shown?.agreement.renderedSha256 === digest;
    this.#host.reading(digest).open(presented.document, digest);
    this.news = news === 'renewed' && isSame ? null : news;
    if (this.news) this.#memory?.ticked.delete(digest);
    const changes =
      presented.changes ?? (shown && !isSame ? { since: null, changes: compareShown(shown.document, presented.document) } : null);
    const whole = { ...presented, changes };
    this.#turnTo({ kind: 'reading', presented: whole }, !isSame || this.news !== null);
    return whole;
  }

  async #send(presented: Presented, isRenewed = false): Promise<void> {
    const session = this.#host.session();
    const { capacity, reading } = this;
    if (!session || capacity === null) return;
    const turn = this.#turn;
    this.isSending = true;
    this.failure = null;
    this.news = null;
    this.#host.update();
    const viewed = reading?.isAllReached ? ('headings' as const) : ('open' as const);
    const body = { manifest: presented.manifest, isAccepted: true, capacity, viewed };
    const outcome = await this.#decision.send(session, { body });
    if (turn !== this.#turn) return;
    if (outcome.ok) this.#done(outcome.answer, presented);
    else await this.#refused(outcome.failure, presented, isRenewed);
    this.isSending = false;
    this.#host.update();
  }

  #done(signed: Signed, presented: Presented): void {
    this.#memory?.ticked.delete(presented.agreement.renderedSha256);
    this.#memory?.capacities.delete(presented.agreement.code);
    this.#turnTo({ kind: 'done', signed });
    this.#host.onSigned(signed);
  }

  /** A text that can no longer be signed is presented anew. The same text presented anew is signed at once: that was asked for. */
  async #refused(failure: Failure, presented: Presented, isRenewed: boolean): Promise<void> {
    const news = NEWS[failure.code];
    if (!news) {
      this.failure = failure;
      this.failedAt = Date.now();
      return;
    }
    this.isDemanded = false;
    const again = await this.#present(news);
    const isSame = again?.agreement.renderedSha256 === presented.agreement.renderedSha256;
    if (again && isSame && news === 'renewed' && !isRenewed) await this.#send(again, true);
  }

  #turnTo(state: DeskState, isTurn = true): void {
    this.state = state;
    this.#host.update();
    if (isTurn && state.kind !== 'presenting') this.#host.onTurn();
  }

  #forget(): void {
    this.#decision = new Decision('POST /v1/agreements/sign');
    this.state = this.state.kind === 'closed' ? this.state : { kind: 'presenting' };
    this.failure = null;
    this.news = null;
    this.isSending = false;
    this.isDemanded = false;
  }
}
