import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';
import { type ElementPart, noChange, nothing } from 'lit/html.js';

/** The span of time that a ring shows, on the clock of `performance.now()`. */
export interface RingSpan {
  startsAt: number;
  endsAt: number;
}

class RingDirective extends Directive {
  #animation: Animation | null = null;
  #endsAt = 0;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('ring() stands in an element');
  }

  render(_span: RingSpan | null): unknown {
    return nothing;
  }

  override update(part: ElementPart, [span]: [RingSpan | null]): unknown {
    if (this.#endsAt === (span?.endsAt ?? 0)) return noChange;
    this.#endsAt = span?.endsAt ?? 0;
    this.#animation?.cancel();
    this.#animation = span ? empty(part.element, span) : null;
    return noChange;
  }
}

/** Empties in one motion, or in six steps where the operator asked for less motion. Set through script, which a strict content security policy allows. */
function empty(element: Element, { startsAt, endsAt }: RingSpan): Animation {
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const animation = element.animate([{ strokeDashoffset: '0' }, { strokeDashoffset: '-100' }], {
    duration: endsAt - startsAt,
    easing: isReduced ? 'steps(6)' : 'linear',
    fill: 'forwards',
  });
  animation.currentTime = performance.now() - startsAt;
  return animation;
}

/** Lets a circle with `pathLength="100"` empty over a span of time. */
export const ring = directive(RingDirective);
