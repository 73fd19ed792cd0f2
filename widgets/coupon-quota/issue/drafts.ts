import { ask } from '../../core/ask.ts';
import type { PanelContext } from '../context.ts';
import type { Quota } from '../quotas/controller.ts';
import { readDraft, type StoredDraft } from './model.ts';

const PAUSE_MILLISECONDS = 1_200;
const PARAMS = { draft: 'coupon-issue' } as const;

export interface FoundDraft {
  draft: StoredDraft;
  savedAt: string;
}

/** An unfinished issue on the server: kept while it is put together, for a day, and gone once it is sent. */
export class IssueDrafts {
  readonly #context: PanelContext;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  /** What was left unfinished for this quota; null where nothing was. */
  async find(quota: Quota): Promise<FoundDraft | null> {
    const outcome = await ask(this.#context.session, 'GET /v1/drafts/:draft', { params: PARAMS });
    if (!outcome.ok || outcome.answer.savedAt === null) return null;
    const draft = readDraft(outcome.answer.content);
    const isSame = draft?.quotaId === quota.quotaId && draft.indirectPartnerId === (quota.reseller?.partnerId ?? null);
    return draft && isSame ? { draft, savedAt: outcome.answer.savedAt } : null;
  }

  /** Keeps it after a pause, or now; `make` answers null where there is nothing to keep. */
  keep(make: () => StoredDraft | null, when: 'soon' | 'now'): void {
    clearTimeout(this.#timer);
    const save = (): void => {
      const draft = make();
      if (draft) void ask(this.#context.session, 'PUT /v1/drafts/:draft', { params: PARAMS, body: { content: JSON.stringify(draft) } });
    };
    if (when === 'now') save();
    else this.#timer = setTimeout(save, PAUSE_MILLISECONDS);
  }

  drop(): void {
    clearTimeout(this.#timer);
    void ask(this.#context.session, 'DELETE /v1/drafts/:draft', { params: PARAMS });
  }
}
