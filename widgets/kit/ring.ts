import { html, type TemplateResult } from 'lit';

/** The span of time that a ring shows, on the clock of `performance.now()`. */
export interface RingSpan {
  startsAt: number;
  endsAt: number;
}

/**
 * A circle that empties over a span of time, from the moment it is drawn: in one motion, or in six steps where the operator
 * asked for less motion. An element animates it, since a strict content security policy allows no style in an attribute.
 */
export function ring({ startsAt, endsAt }: RingSpan): TemplateResult {
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return html`<svg class="ring" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" pathLength="100">
    <animate
      attributeName="stroke-dashoffset"
      dur="${(endsAt - startsAt) / 1000}s"
      values=${isReduced ? '0;-17;-33;-50;-67;-83' : '0;-100'}
      calcMode=${isReduced ? 'discrete' : 'linear'}
      fill="freeze"
    />
  </circle></svg>`;
}
