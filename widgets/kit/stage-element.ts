import type { CSSResultGroup } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { Dictionary } from '../core/dictionary.ts';
import { cardStyles } from './card-styles.ts';
import { dialogStyles } from './dialog.ts';
import { type FailureParts, failureNotice } from './failure-notice.ts';
import { GridNavigation } from './grid-navigation.ts';
import { Hint, hintStyles } from './hint.ts';
import { type NoticeParts, noticeStyles } from './notice.ts';
import { stageStyles } from './stage-styles.ts';
import { TableFrame } from './table-frame.ts';
import { tableStyles } from './table-styles.ts';
import { WidgetElement } from './widget-element.ts';

/**
 * A widget around a stage: rows, or what stands in their place. The focus stays on the stage where the button that was pressed goes away
 * with what it stood in.
 */
export abstract class StageElement<Strings extends object, Events extends object = Record<never, never>> extends WidgetElement<
  Strings,
  Events
> {
  static override styles: CSSResultGroup = [
    WidgetElement.styles,
    tableStyles,
    cardStyles,
    hintStyles,
    noticeStyles,
    dialogStyles,
    stageStyles,
  ];

  protected readonly hint: Hint = new Hint(this);
  protected readonly grid: GridNavigation = new GridNavigation(this);
  protected readonly rows: TableFrame;

  constructor(dictionary: Dictionary<Strings>) {
    super(dictionary);
    this.rows = new TableFrame(this.grid, () => this.requestUpdate());
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.hint.listen(root);
    return root;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="stage"></div>`;
  }

  protected focusStage(): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
  }

  /** For buttons that go away with what they stand in. */
  protected leaving(act: () => void): () => void {
    return () => {
      this.focusStage();
      act();
    };
  }

  /** Why there is nothing to show, what can be done about it, and the request id to copy. */
  protected failure(parts: Omit<FailureParts, 'isExpired' | 'onCopy'>): NoticeParts {
    const { onRetry, onResume, words } = parts;
    return failureNotice({
      ...parts,
      isExpired: this.around.session?.snapshot.status === 'expired',
      onRetry: this.leaving(onRetry),
      onResume: this.leaving(onResume),
      onCopy: (requestId) => void this.copy(requestId, words.actions.copied),
    });
  }
}
