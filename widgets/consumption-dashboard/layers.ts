import type { TemplateResult } from 'lit';
import { adopt } from '../kit/adopt.ts';
import type { DashboardContext, DashboardLayer } from './context.ts';
import { dashboardLayers } from './parts.ts';

type Layers = typeof dashboardLayers;
type Name = keyof Layers;
type GivenOf<Of extends Name> =
  Awaited<ReturnType<Layers[Of]>> extends { create(context: DashboardContext): Promise<DashboardLayer<infer Given>> } ? Given : never;

/** Dialogs of the dashboard. Each comes when it is first opened, never before. */
export class DashboardLayers {
  readonly #root: () => ShadowRoot;
  readonly #context: () => DashboardContext | null;
  readonly #layers = new Map<Name, DashboardLayer<never>>();

  constructor(root: () => ShadowRoot, context: () => DashboardContext | null) {
    this.#root = root;
    this.#context = context;
  }

  async open<Of extends Name>(name: Of, given: GivenOf<Of>): Promise<void> {
    const layer = this.#layers.get(name) ?? (await this.#load(name));
    (layer as DashboardLayer<GivenOf<Of>> | null)?.open(given);
  }

  draw(): (TemplateResult | symbol)[] {
    return [...this.#layers.values()].map((layer) => layer.draw());
  }

  /** Without a session nothing of what they hold may stay. */
  forget(): void {
    for (const layer of this.#layers.values()) layer.leave();
    this.#layers.clear();
  }

  async #load(name: Name): Promise<DashboardLayer<never> | null> {
    const part = await dashboardLayers[name]();
    const context = this.#context();
    if (!context) return null;
    adopt(this.#root(), part.styles);
    const made = await part.create(context);
    // Pressed twice while it came: the first one stays.
    const layer = this.#layers.get(name) ?? made;
    this.#layers.set(name, layer as DashboardLayer<never>);
    return layer as DashboardLayer<never>;
  }
}
