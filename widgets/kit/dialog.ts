import { css, html, nothing, type TemplateResult } from 'lit';
import { Directive, type DirectiveResult, directive, type ElementPart } from 'lit/directive.js';
import { actionIcons } from './action-icons.ts';

/** How a dialog is asked to go: by its own means, or by a press beside it, which may have been meant for something else. */
export type CloseRequest = 'asked' | 'stray';

export interface DialogParts {
  /** Unique in its shadow root. */
  id: string;
  heading: string;
  closeLabel: string;
  body: unknown;
  footer: unknown;
  /** True for content of two columns or long rows. */
  isWide?: boolean;
  /** True where the body is to be read and holds nothing else to focus: it takes the focus itself, so that keys can scroll it. */
  isText?: boolean;
  /** Whether it may go now. A dialog that holds something unsaved says no to a stray press and asks first otherwise. */
  mayClose: (request: CloseRequest) => boolean;
  /** It is closed, and the focus is back where it came from. */
  onClosed: () => void;
}

/** Opens a dialog above everything once it stands in the document. */
class OpenModal extends Directive {
  #isAsked = false;

  override render(): void {}

  override update({ element }: ElementPart): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      if (element.isConnected) (element as HTMLDialogElement).showModal();
    });
  }
}

const openModal: () => DirectiveResult<typeof OpenModal> = directive(OpenModal);

/** Dialogs whose last press began beside them. */
const pressedBeside = new WeakSet<EventTarget>();

/**
 * A native modal dialog: it takes the focus to its heading, keeps it inside, and gives it back. Escape, the back gesture, the
 * button and a press beside it all ask `mayClose` first, so that nothing typed is lost. Closed from code by `close()` of the element.
 */
export function dialog(parts: DialogParts): TemplateResult {
  const ask = (event: Event, request: CloseRequest): void => {
    event.preventDefault();
    const element = (event.target as Element).closest<HTMLDialogElement>('dialog');
    if (element && parts.mayClose(request)) element.close();
  };
  const key = (event: KeyboardEvent): void => {
    // Answered before the browser does: it lets `cancel` be refused only once.
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) ask(event, 'asked');
  };
  const press = (event: Event): void => {
    pressedBeside[event.target === event.currentTarget ? 'add' : 'delete'](event.currentTarget as EventTarget);
  };
  /** A press beside it leaves the focus, and with it the keys, where they are. */
  const keepFocus = (event: Event): void => {
    if (event.target === event.currentTarget) event.preventDefault();
  };
  const click = (event: Event): void => {
    if (event.target === event.currentTarget && pressedBeside.has(event.target as EventTarget)) ask(event, 'stray');
  };
  return html`<dialog
    class="dialog ${parts.isWide ? 'wide' : ''}"
    part="dialog"
    aria-labelledby="${parts.id}-heading"
    ${openModal()}
    @mousedown=${keepFocus}
    @keydown=${key}
    @pointerdown=${press}
    @click=${click}
    @cancel=${(event: Event) => event.target === event.currentTarget && ask(event, 'asked')}
    @close=${(event: Event) => event.target === event.currentTarget && parts.onClosed()}
  >
    <div class="dialog-box" tabindex="-1">
      <header class="dialog-head">
        <h2 id="${parts.id}-heading" tabindex="-1" autofocus>${parts.heading}</h2>
        <button type="button" class="button quiet icon dialog-close" aria-label=${parts.closeLabel} @click=${(event: Event) => ask(event, 'asked')}>
          ${actionIcons.close}
        </button>
      </header>
      <div class="dialog-body" tabindex=${parts.isText ? 0 : nothing}>${parts.body}</div>
      ${parts.footer ? html`<footer class="dialog-foot">${parts.footer}</footer>` : nothing}
    </div>
  </dialog>`;
}

export const dialogStyles = css`
  .dialog {
    inline-size: min(560px, calc(100vw - 32px));
    max-inline-size: none;
    max-block-size: min(760px, calc(100dvh - 32px));
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--partner-radius-dialog, 12px);
    background: var(--_surface);
    box-shadow: 0 16px 48px oklch(0 0 0 / 0.24);
    color: var(--_text);
  }
  .dialog.wide {
    inline-size: min(840px, calc(100vw - 32px));
  }
  .dialog[open] {
    display: flex;
    animation: dialog-in 160ms ease-out;
  }
  .dialog::backdrop {
    background: oklch(0.2 0.02 262 / 0.45);
  }
  @keyframes dialog-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .dialog-box {
    container: dialog / inline-size;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    outline: none;
  }
  .dialog-head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 16px 16px 12px 24px;
  }
  .dialog h2 {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
    outline: none;
  }
  .button.dialog-close {
    flex: none;
    color: var(--_text-secondary);
  }
  .dialog-body {
    flex: 1;
    min-block-size: 0;
    padding: 4px 24px 24px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .dialog-foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 12px 24px;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-raised);
  }
  @media (max-width: 639px) {
    .dialog,
    .dialog.wide {
      inline-size: 100%;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
    }
    .dialog-head {
      padding: 12px 12px 12px 16px;
    }
    .dialog-body {
      padding: 4px 16px 16px;
    }
    .dialog-foot {
      padding: 12px 16px max(12px, env(safe-area-inset-bottom));
    }
    .dialog-foot > .button {
      flex: 1 1 auto;
      white-space: normal;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dialog[open] {
      animation: none;
    }
  }
`;
