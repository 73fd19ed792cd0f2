import type { TemplateResult } from 'lit';
import { adopt } from '../kit/adopt.ts';
import type { PanelContext, PanelDialog, PanelPart, PanelView, PanelViewName } from './context.ts';
import { panelParts } from './parts.ts';

type Dialogs = typeof panelParts.dialogs;
type DialogOf<Name extends keyof Dialogs> = NonNullable<Dialogs[Name]> extends () => Promise<PanelPart<infer Made>> ? Made : never;

/** Views and dialogs of the panel that came so far. What one needs is made when it comes, never before. */
export class LazyParts {
  readonly #root: () => ShadowRoot;
  readonly #context: () => PanelContext | null;
  readonly #views = new Map<PanelViewName, PanelView>();
  readonly #dialogs = new Map<string, PanelDialog>();

  constructor(root: () => ShadowRoot, context: () => PanelContext | null) {
    this.#root = root;
    this.#context = context;
  }

  view(name: PanelViewName): PanelView | undefined {
    return this.#views.get(name);
  }

  dialog<Name extends keyof Dialogs>(name: Name): DialogOf<Name> | undefined {
    return this.#dialogs.get(name) as DialogOf<Name> | undefined;
  }

  /** Loads a view unless it is there; null where the session has gone meanwhile. */
  async loadView(name: Exclude<PanelViewName, 'quotas'>): Promise<PanelView | null> {
    const known = this.#views.get(name);
    if (known) return known;
    const part = await panelParts.views[name]?.();
    const context = this.#context();
    if (!part || !context) return null;
    const made = await this.#make(part, context);
    const view = this.#views.get(name) ?? made;
    this.#views.set(name, view);
    return view;
  }

  async loadDialog<Name extends keyof Dialogs>(name: Name): Promise<DialogOf<Name> | null> {
    const known = this.#dialogs.get(name);
    if (known) return known as DialogOf<Name>;
    const part = await (panelParts.dialogs[name] as (() => Promise<PanelPart<DialogOf<Name>>>) | undefined)?.();
    const context = this.#context();
    if (!part || !context) return null;
    const made = await this.#make(part, context);
    const dialog = (this.#dialogs.get(name) ?? made) as DialogOf<Name>;
    this.#dialogs.set(name, dialog as PanelDialog);
    return dialog;
  }

  drawDialogs(): TemplateResult[] {
    return [...this.#dialogs.values()].map((dialog) => dialog.draw());
  }

  follow(): void {
    for (const view of this.#views.values()) view.follow();
  }

  /** Without a session nothing of what they hold may stay. */
  forget(): void {
    for (const view of this.#views.values()) view.leave();
    this.#views.clear();
    this.#dialogs.clear();
  }

  async #make<Made>(part: PanelPart<Made>, context: PanelContext): Promise<Made> {
    adopt(this.#root(), part.styles);
    return part.create(context);
  }
}
