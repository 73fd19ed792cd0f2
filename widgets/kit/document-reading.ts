import type { LitElement, ReactiveController } from 'lit';
import { type AgreementDocument, type DocumentBlock, plainText } from '../../shared/values/agreement-document.ts';
import { GradualDrawing } from '../core/gradual-drawing.ts';
import { afterFrame } from '../core/soon.ts';

/** Blocks drawn, skipped and drawn again together: about a screen of text. */
const SLICE = 10;
const FRAMES_TO_SETTLE = 4;

export interface ReadHeading {
  id: string;
  level: 1 | 2 | 3 | 4;
  text: string;
  /** Position of its block in the document. */
  block: number;
  isReached: boolean;
  /** True of the one that was gone to last. */
  isHere: boolean;
}

/**
 * Reading of one document in a shadow root: draws it bit by bit, moves to headings, and knows which were reached. A heading is reached by
 * being gone to: chosen in the list of headings, as the next section, or by moving the focus there. Never by what is in sight, never by pixels.
 * The first one is reached by opening the text, which begins there.
 */
export class DocumentReading implements ReactiveController {
  readonly #host: LitElement;
  readonly #drawing: GradualDrawing;
  #key: string | null = null;
  #slices: readonly (readonly DocumentBlock[])[] = [];
  #headings: readonly Omit<ReadHeading, 'isReached' | 'isHere'>[] = [];
  #reached = new Set<string>();
  #here: string | null = null;
  /** Slices that are drawn. */
  #drawn = 0;

  constructor(host: LitElement) {
    this.#host = host;
    this.#drawing = new GradualDrawing(host);
    host.addController(this);
  }

  hostUpdate(): void {
    this.#drawn = this.#drawing.drawn(this.#slices, this.#slices.length);
  }

  /** Opens a text. `key` names it, such as its digest: the same text presented anew keeps what was reached. */
  open(document: AgreementDocument, key: string): void {
    if (key === this.#key) return;
    const { blocks } = document;
    this.#key = key;
    this.#slices = Array.from({ length: Math.ceil(blocks.length / SLICE) }, (_, index) => blocks.slice(index * SLICE, (index + 1) * SLICE));
    this.#headings = blocks.flatMap((block, index) =>
      block.kind === 'heading' ? [{ id: block.id, level: block.level, text: plainText(block.content), block: index }] : [],
    );
    this.#here = this.#headings[0]?.id ?? null;
    this.#reached = new Set(this.#here === null ? [] : [this.#here]);
    this.#host.requestUpdate();
  }

  get headings(): readonly ReadHeading[] {
    return this.#headings.map((heading) => ({ ...heading, isReached: this.#reached.has(heading.id), isHere: heading.id === this.#here }));
  }

  /** Another one whenever something of `drawnHeadings` is. */
  get state(): string {
    return JSON.stringify([this.#key, this.#here, this.#reached.size, this.#drawn]);
  }

  get reachedCount(): number {
    return this.#reached.size;
  }

  /** Whether every heading was gone to. */
  get isAllReached(): boolean {
    return this.#reached.size === this.#headings.length;
  }

  /** Id of a heading's element: another name than anything of the widget around it. */
  elementId(headingId: string): string {
    return `text-${headingId}`;
  }

  /** Slices to draw now; more follow by themselves. */
  drawnSlices(): readonly (readonly DocumentBlock[])[] {
    return this.#slices.slice(0, this.#drawn);
  }

  /** Whether all of the text is drawn, and so is there for a printer. */
  get isWhole(): boolean {
    return this.#drawn >= this.#slices.length;
  }

  /** Headings of what is drawn so far: their list comes bit by bit, too. */
  get drawnHeadings(): readonly ReadHeading[] {
    return this.headings.filter(({ block }) => block < this.#drawn * SLICE);
  }

  /** The focus came to something within the text. */
  readonly focused = (event: Event): void => {
    const { id } = event.target as Element;
    const heading = this.#headings.find((one) => this.elementId(one.id) === id);
    if (heading) this.#arrive(heading.id);
  };

  /** Moves the text to a heading, which is reached by it. `withFocus`: false where whoever asked keeps the focus, such as a button to go on. */
  async goTo(headingId: string, withFocus = true): Promise<void> {
    const heading = this.#headings.find(({ id }) => id === headingId);
    if (!heading) return;
    this.#drawing.atLeast(Math.floor(heading.block / SLICE) + 1);
    this.#arrive(headingId);
    await this.#host.updateComplete;
    this.#show(headingId, withFocus, FRAMES_TO_SETTLE);
  }

  /** The first heading behind the present one that was not reached, else the first of all such; null where all were. */
  get next(): ReadHeading | null {
    const { headings } = this;
    const here = headings.findIndex(({ isHere }) => isHere);
    return headings.find(({ isReached }, index) => !isReached && index > here) ?? headings.find(({ isReached }) => !isReached) ?? null;
  }

  /** Heights of what was never drawn were guessed until now: shown again until the heading stays where it belongs. */
  #show(headingId: string, withFocus: boolean, frames: number): void {
    const element = this.#host.shadowRoot?.getElementById(this.elementId(headingId));
    if (!element || this.#here !== headingId) return;
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (withFocus) element.focus({ preventScroll: true });
    if (frames > 0) afterFrame(() => this.#show(headingId, false, frames - 1));
  }

  #arrive(headingId: string): void {
    this.#here = headingId;
    this.#reached.add(headingId);
    this.#host.requestUpdate();
  }
}
