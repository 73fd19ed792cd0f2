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
 * It stands in the middle, or at the end of the line as high as the window: `overlays`, in `lookStyles`.
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
        <button type="button" class="button quiet icon dialog-close" part="button button-quiet" aria-label=${parts.closeLabel} @click=${(event: Event) => ask(event, 'asked')}>
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
    max-block-size: min(760px, calc(100vh - 32px));
    max-block-size: min(760px, calc(100dvh - 32px));
    min-block-size: var(--_overlay-size, 0);
    margin-block: var(--_overlay-margin, auto);
    margin-inline: auto var(--_overlay-margin, auto);
    padding: 0;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-block-width: var(--_overlay-edge, var(--_border-width));
    border-inline-end-width: var(--_overlay-edge, var(--_border-width));
    border-radius: var(--_overlay-radius, var(--_radius-dialog));
    background: var(--_surface);
    box-shadow: var(--_shadow-dialog);
    color: var(--_text);
  }
  .dialog.wide {
    inline-size: min(840px, calc(100vw - 32px));
  }
  .dialog[open] {
    display: flex;
    animation: dialog-in var(--_duration) var(--_easing);
  }
  .dialog::backdrop {
    background: var(--_backdrop);
  }
  @keyframes dialog-in {
    from {
      opacity: 0;
      translate: calc(var(--_overlay-from, 0px) * var(--_overlay-way, 1)) calc(8px - var(--_overlay-from, 0px) / 3);
    }
  }
  .dialog:dir(rtl) {
    --_overlay-way: -1;
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
    gap: var(--_space-4);
    padding-block: var(--_space-4) var(--_space-3);
    padding-inline: var(--_space-5) var(--_space-4);
  }
  .dialog h2 {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
    outline: none;
  }
  .button.dialog-close {
    flex: none;
    color: var(--_text-secondary);
  }
  .dialog-body {
    flex: 1;
    min-block-size: 0;
    padding: var(--_space-1) var(--_space-5) var(--_space-5);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .dialog-foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-5);
    border-block-start: var(--_border-width) solid var(--_border);
    background: var(--_surface-raised);
  }
  @media (max-width: 639px) {
    .dialog,
    .dialog.wide {
      inline-size: 100%;
      max-inline-size: none;
      block-size: 100vh;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
    }
    .dialog-head {
      padding-block: var(--_space-3);
      padding-inline: var(--_space-4) var(--_space-3);
    }
    .dialog-body {
      padding: var(--_space-1) var(--_space-4) var(--_space-4);
    }
    .dialog-foot {
      padding: var(--_space-3) var(--_space-4) max(var(--_space-3), env(safe-area-inset-bottom));
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
