import type { MaskedField } from '../../shared/values/lists.ts';
import { formatCount } from './formats.ts';
import type { RevealReport, Reveals } from './reveals.ts';
import type { RevealWords } from './strings/zh-CN.ts';

/** Says what was revealed to whoever cannot see it, and takes it back once it is hidden again. */
export class RevealVoice {
  readonly #say: (text: string) => void;
  readonly #words: () => RevealWords | null;
  /** Whose clear value was read out last. */
  #said: { reveals: Reveals; field: MaskedField; customerId: string } | null = null;

  constructor(say: (text: string) => void, words: () => RevealWords | null) {
    this.#say = say;
    this.#words = words;
  }

  tell(reveals: Reveals, { field, customerIds, shownForSeconds }: RevealReport): void {
    const words = this.#words();
    const [customerId] = customerIds;
    if (!customerId || !words) return;
    const value = reveals.shown(field, customerId)?.value ?? words.empty;
    this.#say(
      customerIds.length === 1
        ? words.shown(field, customerId, value, shownForSeconds)
        : words.shownMany(field, formatCount(customerIds.length), shownForSeconds),
    );
    this.#said = { reveals, field, customerId };
  }

  /** Before every drawing. */
  takeBack(): void {
    const said = this.#said;
    if (!said || said.reveals.shown(said.field, said.customerId)) return;
    this.#said = null;
    this.#say(this.#words()?.hidden(said.field) ?? '');
  }
}
