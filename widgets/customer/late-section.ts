import { nothing } from 'lit';
import type { EndpointKey } from '../../shared/contract/index.ts';
import type { Locale } from '../../shared/values/lists.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import type { SectionPart } from './section-part.ts';
import type { Strings } from './strings/index.ts';

export interface SectionHost {
  root: () => ShadowRoot;
  session: () => Session | null;
  update: () => void;
}

/** Whose page it is. */
export interface Whose {
  customerId: string;
  /** The reseller whose customer it is; null for the partner's own. */
  indirectPartnerId: string | null;
}

export interface LateParts {
  /** What the section is asked by; whoever may not ask is told nothing of it. */
  endpoint: EndpointKey;
  part: () => Promise<new (host: SectionHost) => SectionPart>;
}

/** A section whose code, words and rows come after the page, for those who may see it. */
export class LateSection {
  readonly #host: SectionHost;
  readonly #endpoint: EndpointKey;
  readonly #section: Later<SectionPart>;

  constructor(host: SectionHost, { endpoint, part }: LateParts) {
    this.#host = host;
    this.#endpoint = endpoint;
    this.#section = new Later(async () => new (await part())(host), host.update);
  }

  /** The page is there. */
  load(whose: Whose): void {
    if (this.#isAllowed) void this.#section.with((section) => void section.load(whose));
  }

  draw(locale: Locale, strings: Strings): unknown {
    const { part } = this.#section;
    if (!part || !this.#isAllowed) return nothing;
    void part.use(locale);
    return part.draw(strings.rows);
  }

  /** Another customer is shown, or nobody. */
  leave(): void {
    this.#section.part?.leave();
  }

  get #isAllowed(): boolean {
    return this.#host.session()?.allows(this.#endpoint) ?? false;
  }
}
