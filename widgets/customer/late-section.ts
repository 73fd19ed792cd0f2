import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { EndpointKey } from '../../shared/contract/index.ts';
import type { Language } from '../core/language.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import type { SectionPart } from './section-part.ts';
import type { Strings } from './strings/index.ts';

export interface SectionHost {
  root: () => ShadowRoot;
  session: () => Session | null;
  update: () => void;
  /** The page's element, for charts that must know their size. */
  element: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  /** Where the host has its consumption dashboard; null where it has said nothing. */
  dashboardHref: () => string | null;
  /** Tells the host that the dashboard is about to be opened for this customer. */
  openDashboard: (whose: Whose, event: MouseEvent) => void;
}

/** Whose page it is. */
export interface Whose {
  customerId: string;
  /** The reseller whose customer it is; null for the partner's own. */
  indirectPartnerId: string | null;
  /** The running bill cycle, as the page was told. */
  latestCycle: string;
  /** Currencies in which the cycles on the page have something due, the newest cycle's first. */
  currencies: readonly string[];
}

export interface LateParts {
  /** What the section is asked by; whoever may not ask is told nothing of it. */
  endpoint: EndpointKey;
  part: () => Promise<new (host: SectionHost) => SectionPart>;
  /** Keeps the place of what always comes, so that nothing below it jumps. */
  standIn?: TemplateResult;
}

/** A section whose code, words and rows come after the page, for those who may see it. */
export class LateSection {
  readonly #host: SectionHost;
  readonly #endpoint: EndpointKey;
  readonly #section: Later<SectionPart>;
  readonly #standIn: unknown;

  constructor(host: SectionHost, { endpoint, part, standIn }: LateParts) {
    this.#host = host;
    this.#standIn = standIn ?? nothing;
    this.#endpoint = endpoint;
    this.#section = new Later(async () => new (await part())(host), host.update);
  }

  /** The page is there. */
  load(whose: Whose): void {
    if (this.#isAllowed) void this.#section.with((section) => void section.load(whose));
  }

  draw(language: Language, strings: Strings): unknown {
    const { part } = this.#section;
    if (!this.#isAllowed) return nothing;
    if (!part) return this.#section.hasFailed ? nothing : this.#standIn;
    void part.use(language);
    const drawn = part.draw(strings.rows);
    return drawn === nothing ? this.#standIn : drawn;
  }

  /** Another customer is shown, or nobody. */
  leave(): void {
    this.#section.part?.leave();
  }

  get #isAllowed(): boolean {
    return this.#host.session()?.allows(this.#endpoint) ?? false;
  }
}
