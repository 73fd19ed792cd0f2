import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { ProblemText } from './problems.ts';

/** Status and words of what questions about consumption are refused with; part of `PROBLEMS`. */
export const CONSUMPTION_PROBLEMS = {
  'cycle-outside-window': {
    status: 422,
    title: 'Bill cycle out of reach',
    detail: 'Consumption can be asked for the running bill cycle and the 18 before it.',
  },
  'dates-inverted': { status: 422, title: 'Dates inverted', detail: 'The first day lies after the last one.' },
  'dates-outside-cycle': {
    status: 422,
    title: 'Dates outside the bill cycle',
    detail: 'Both days must lie in the month of the bill cycle.',
  },
  'dates-need-one-cycle': {
    status: 422,
    title: 'Dates need one bill cycle',
    detail: 'Name one bill cycle together with days, not several.',
  },
  'one-cycle-needed': { status: 422, title: 'One bill cycle needed', detail: 'Days are shown of one bill cycle at a time.' },
  'currencies-mixed': {
    status: 422,
    title: 'Currencies are never added together',
    detail: 'Ask for one currency at a time.',
  },
  'grouping-unknown': { status: 422, title: 'Grouping unknown', detail: 'Consumption cannot be grouped by this.' },
  'grouping-repeated': { status: 422, title: 'Grouping repeated', detail: 'The second grouping is the first one.' },
  'manager-needed': {
    status: 422,
    title: 'Account manager needed',
    detail: 'A supervisor looks at the lines of one account manager at a time. Name one.',
  },
  'figures-not-ready': {
    status: 503,
    title: 'Figures are being counted',
    detail: 'Lines that arrived before an upgrade are being added up. Ask again in a moment.',
  },
} as const satisfies Partial<Record<ProblemCode, ProblemText>>;
