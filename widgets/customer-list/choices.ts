import type { AnswerOf, EndpointKey } from '../../shared/contract/index.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';

export type FilterOptions = AnswerOf<'GET /v1/customers/filter-options'>;
export type Reseller = AnswerOf<'GET /v1/resellers'>['resellers'][number];

/** What filters can be chosen from; asked once, after the first rows, and each only where it is wanted. */
export class Choices {
  readonly #options: Remote<FilterOptions>;
  readonly #resellers: Remote<AnswerOf<'GET /v1/resellers'>>;

  constructor(onChange: () => void) {
    this.#options = new Remote(onChange);
    this.#resellers = new Remote(onChange);
  }

  get options(): FilterOptions | null {
    return this.#options.value;
  }

  get resellers(): readonly Reseller[] | null {
    return this.#resellers.value?.resellers ?? null;
  }

  /** Asks for what is not there yet. Without an answer the filter merely offers less. */
  ask(session: Session, isOfResellers: boolean): void {
    const isNew = (remote: Remote<unknown>, key: EndpointKey): boolean => remote.state.status === 'idle' && session.allows(key);
    if (isOfResellers && isNew(this.#resellers, 'GET /v1/resellers'))
      void this.#resellers.run((signal) => session.call('GET /v1/resellers', { signal }));
    if (!isOfResellers && isNew(this.#options, 'GET /v1/customers/filter-options'))
      void this.#options.run((signal) => session.call('GET /v1/customers/filter-options', { signal }));
  }

  reset(): void {
    this.#options.reset();
    this.#resellers.reset();
  }
}
