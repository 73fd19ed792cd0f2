/** What a live region says now; the same sentence twice is said twice, through an invisible mark. */
export class Announcer {
  #isMarked = false;
  readonly #onChange: () => void;
  text = '';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Nobody is left to hear it. */
  forget(): void {
    if (this.text === '') return;
    this.text = '';
    this.#onChange();
  }

  say(text: string): void {
    this.#isMarked = !this.#isMarked;
    this.text = text && this.#isMarked ? `${text}\u200b` : text;
    this.#onChange();
  }
}
