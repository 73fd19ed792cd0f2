import { css } from 'lit';

/**
 * Where the page runs from right to left: amounts, times, ids and masked values run as they are written, each for itself, and stand where
 * their cell or line has them. Without it `-¥12.00` reads `12.00¥-`, and `138****5678` reads `5678****138`.
 * The kit's own words run as their language does in a page that runs the other way.
 */
export const bidiStyles = css`
  :where(.as-page:dir(rtl) :not(td, th)) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  :is(.value, .id, .figure, .pager-summary, .sum-total, .told, .face-names > span, .face-id, .record-time, [title], bdi, time, code):dir(rtl) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  /* A share begins where the line begins. */
  svg.bar:dir(rtl) {
    transform: scaleX(-1);
  }
  :is(input, textarea):dir(rtl) {
    unicode-bidi: plaintext;
  }
`;
