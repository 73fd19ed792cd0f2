import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { Later } from '../../core/later.ts';
import { RevealVoice } from '../../core/reveal-voice.ts';
import { Reveals } from '../../core/reveals.ts';
import { Menu } from '../../kit/menu.ts';
import { notice } from '../../kit/notice.ts';
import { revealBar } from '../../kit/reveal-bar.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { PanelContext, PanelView } from '../context.ts';
import { type ColumnsContext, couponColumns } from './columns.ts';
import { type Coupon, CouponController } from './controller.ts';
import type { CouponDesk } from './desk.ts';
import { pickBar } from './pick-bar.ts';
import { Picks } from './picks.ts';
import { standIn } from './stand-in.ts';
import type { CouponStrings } from './strings/index.ts';
import { couponChips, couponTools, type ToolsParts } from './tools.ts';

/** Issued coupons: whose, how much is left, in which state; their details, and recalling them. */
export class CouponsView implements PanelView {
  readonly #context: PanelContext;
  readonly #reveals: Reveals;
  readonly #voice: RevealVoice;
  readonly #picks: Picks;
  readonly #menu: Menu;
  readonly #controller: CouponController;
  readonly #desk: Later<CouponDesk>;
  readonly #frame: TableFrame;
  readonly #words: CouponStrings;
  #sessionId: string | null = null;
  #isMoreOpen = false;
  #isUnfolded = false;
  #isShown = false;

  constructor(context: PanelContext, words: CouponStrings) {
    const update = (): void => context.update();
    this.#context = context;
    this.#words = words;
    this.#frame = context.frame();
    this.#voice = new RevealVoice(
      (text) => context.announce(text),
      () => words.reveal,
    );
    this.#reveals = new Reveals(update, (report) => {
      this.#voice.tell(this.#reveals, report);
      context.tell('partner-reveal', report);
    });
    this.#picks = new Picks(update);
    this.#menu = new Menu(update);
    this.#controller = new CouponController(() => context.session, {
      onChange: update,
      onAsk: (isOther) => this.#noteAsk(isOther),
      onLoad: ({ coupons, total }) => {
        this.#picks.renew(coupons);
        context.announce(this.#words.below.announce(formatCount(total)));
        context.tell('partner-load', { view: 'coupons', shown: coupons.length, total });
        if (this.#canReveal) void this.#reveals.refreshAllowance();
      },
      onFailure: (failure) => context.tell('partner-error', failure),
    });
    this.#desk = new Later(
      async () => (await import('./desk.ts')).openDesk(context, { controller: this.#controller, picks: this.#picks, words: this.#words }),
      update,
    );
  }

  enter(filter?: object): void {
    this.#isShown = true;
    this.#sessionId = this.#context.session.snapshot.view?.sessionId ?? null;
    this.#reveals.session = this.#context.session;
    this.#reveals.connect();
    if (filter) this.#controller.narrow({ ...filter });
    else this.#controller.load();
    // A recall that goes on from before is looked for at once; nothing else of the desk is needed until somebody presses.
    if (this.#canRecall) void this.#desk.prefetch().then((desk) => desk?.enter());
  }

  follow(): void {
    const { session } = this.#context;
    const sessionId = session.snapshot.view?.sessionId ?? null;
    if (sessionId !== this.#sessionId) this.#reveals.hideAll();
    this.#sessionId = sessionId;
    if (session.snapshot.status === 'expired') this.#reveals.hideAll();
    if (this.#isShown) this.#controller.following.follow(session);
  }

  leave(): void {
    this.#isShown = false;
    this.#menu.close(false);
    this.#controller.stop();
    this.#reveals.disconnect();
    this.#desk.part?.leave();
  }

  get told(): string | null {
    return this.#desk.part?.told ?? null;
  }

  draw(): TemplateResult {
    const words = this.#words;
    const { view } = this.#controller;
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const tools = this.#tools();
    this.#voice.takeBack();
    return html`<div class="coupons">
      <div class="coupon-top">${couponTools(tools)}${this.#desk.part?.strip() ?? nothing}</div>
      <div class="coupon-notes">${couponChips(tools)}${this.#canReveal && isList ? revealBar(this.#reveals, words.reveal) : nothing}</div>
      <div class="stage coupon-stage" tabindex="-1">${isList ? this.#table() : notice(standIn(view, words, this.#context, this.#controller))}</div>
      ${this.#canRecall ? pickBar({ picks: this.#picks, words, total: view.kind === 'ready' ? view.total : null, ...this.#recalls() }) : nothing}
      <div class="below">${this.#below()}</div>
      ${this.#menu.draw()} ${this.#desk.part?.draw() ?? nothing}
    </div>`;
  }

  get #canReveal(): boolean {
    return this.#context.session.allows('POST /v1/customers/reveal');
  }

  get #canRecall(): boolean {
    return this.#context.session.allows('POST /v1/coupons/recalls');
  }

  #tools(): ToolsParts {
    const update = (): void => this.#context.update();
    return {
      controller: this.#controller,
      words: this.#words,
      panel: this.#context.strings,
      isMoreOpen: this.#isMoreOpen,
      isUnfolded: this.#isUnfolded,
      onMore: () => {
        this.#isMoreOpen = !this.#isMoreOpen;
        update();
      },
      onFold: () => {
        this.#isUnfolded = !this.#isUnfolded;
        update();
      },
      leaving: (act) => this.#context.leaving(act),
    };
  }

  #recalls() {
    return {
      onRecall: (coupons: readonly Coupon[]) => void this.#desk.with((desk) => desk.recall(coupons)),
      onAll: () => void this.#desk.with((desk) => desk.recallAll()),
    };
  }

  #table(): TemplateResult {
    const words = this.#words;
    const { view, rows } = this.#controller;
    const context: ColumnsContext = {
      words,
      panel: this.#context.strings,
      rows,
      present: () => this.#controller.rows,
      reveals: this.#reveals,
      canReveal: this.#canReveal,
      picks: this.#canRecall ? this.#picks : null,
      onDetail: (coupon) => void this.#desk.with((desk) => desk.detail(coupon)),
      onMenu: (coupon, anchor) => this.#openMenu(coupon, anchor),
    };
    const isUnknown = view.kind === 'loading' && view.coupons === null;
    return this.#frame.draw({
      label: words.list,
      columns: couponColumns(context),
      rows: isUnknown ? null : rows,
      skeletonRows: 10,
      position: 1,
      total: view.kind === 'ready' ? view.total : rows.length,
      isBusy: view.kind === 'loading',
      rowKey: ({ couponId }) => couponId,
      rowState: ({ couponId, customer: { customerId } }) => [
        words,
        this.#picks.has(couponId),
        this.#reveals.shown('customerName', customerId),
        this.#reveals.shown('accountName', customerId),
        this.#reveals.isPending('customerName', customerId),
        this.#reveals.isPending('accountName', customerId),
        this.#canReveal,
      ],
      card: words.columns,
    });
  }

  #below(): unknown {
    const { below } = this.#words;
    const controller = this.#controller;
    const { view } = controller;
    if (view.kind !== 'ready') return nothing;
    return html`${
      controller.hasMore
        ? html`${controller.hasMoreFailed ? html`<span role="alert">${below.moreFailed}</span>` : nothing}
          <button type="button" class="button" part="button" aria-disabled=${controller.isLoadingMore} @click=${() => void controller.loadMore()}>
            ${controller.isLoadingMore ? below.loadingMore : below.more}
          </button>`
        : nothing
    }
    <span class="coupon-total">${below.count(formatCount(view.coupons.length), formatCount(view.total))}</span><span>${below.asOf(formatInstant(view.asOf))}</span>`;
  }

  #openMenu(coupon: Coupon, anchor: HTMLElement): void {
    const { menu } = this.#words;
    const { couponId, operationId, recall } = coupon;
    const { session, show, copy } = this.#context;
    const canLog = session.allows('POST /v1/operations/search') && operationId !== null && this.#context.offers('log');
    this.#menu.toggle(anchor, menu.label(couponId), [
      { key: 'detail', label: menu.detail, onPick: () => void this.#desk.with((desk) => desk.detail(coupon)) },
      ...(this.#canRecall && recall.isRecallable
        ? [{ key: 'recall', label: menu.recall, onPick: () => this.#recalls().onRecall([coupon]) }]
        : []),
      ...(canLog ? [{ key: 'log', label: menu.log, onPick: () => show('log', { couponId }) }] : []),
      { key: 'copy', label: menu.copy, onPick: () => void copy(couponId, menu.copied) },
    ]);
  }

  /** Other rows are asked for: what is revealed hides, and what is picked is let go, since it may not be among them. */
  #noteAsk(isOther: boolean): void {
    this.#reveals.indirectPartnerId = this.#controller.indirectPartnerId || null;
    this.#reveals.hideAll();
    this.#reveals.forgetRefusal();
    this.#menu.close(false);
    if (isOther) this.#picks.clear();
  }
}
