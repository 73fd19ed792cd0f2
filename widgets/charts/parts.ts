import type { Locale } from '../../shared/values/lists.ts';
import type { Currency, DecimalText } from '../../shared/values/money.ts';
import type { Strings } from './strings/index.ts';

/** What every chart is given besides its figures. */
export interface ChartParts {
  /** Names parts of the drawing; unique in the shadow root. */
  id: string;
  label: string;
  /** One sentence with what the chart has to say. */
  summary: string;
  words: Strings;
  locale: Locale;
  currency: Currency;
  /** Level of the label among the headings around it; 3 where nothing is said. */
  headingLevel?: 2 | 3 | 4 | 5 | 6;
  /** Choices beside the label, such as accumulated or not. */
  choices?: unknown;
  /** Below the drawing and below the table. */
  footnote?: unknown;
  /** In place of the drawing: why there is nothing to draw. */
  empty?: string | null;
  /** Old figures are shown while new ones are fetched. */
  isBusy?: boolean;
  /** What a click on a mark, Enter, Space or its button in the table does. Without it marks only say their amounts. */
  onPick?: (key: string) => void;
  /** The mark that is filtered by. */
  picked?: string | null;
}

/** A cycle or a day. */
export interface TrendPoint {
  /** Unique among the points, such as `2026-11`. */
  key: string;
  /** On the axis, short: `11月`. See `cycleNames` and `dayNames`. */
  label: string;
  /** Below the first label of a run of equal ones: `2026年`. */
  group?: string;
  /** In full, in the readout and the table: `2026-11`. */
  title: string;
  /** Null: no lines, which is not zero. */
  due: DecimalText | null;
  /** Null: no line states it. */
  paid: DecimalText | null;
  /** Lines that are missing in `paid`. */
  paidUnstatedLines?: number;
  /** Still running: what is there is not all. */
  isEstimate?: boolean;
  /** Not begun: nothing is drawn, and nothing is said to be missing. */
  isAhead?: boolean;
  /** Due at the same place of the period before; null where there is none. */
  previous?: DecimalText | null;
}

export interface TrendParts extends ChartParts {
  /** Each point with all before it added. */
  isAccumulated?: boolean;
  budget?: { label: string; amount: DecimalText } | null;
  /** What the point of this key may come to. */
  forecast?: { key: string; due: DecimalText; low: DecimalText; high: DecimalText } | null;
  /** Names the line of `previous`; without it no such line is drawn. */
  previousLabel?: string | null;
}

/** A part of a whole. */
export interface DistributionPart {
  /** Unique among the parts. */
  key: string;
  /** As text: in names, in the table. Masked where it is somebody's name. */
  label: string;
  /** Drawn in place of the label, such as a name in clear while it is revealed. */
  content?: unknown;
  /** Beside the mark and outside its button: an eye, a mark of look-alikes. */
  aside?: unknown;
  /** A second, quiet line: own number, account manager. */
  detail?: unknown;
  /** Null: no line states it. */
  amount: DecimalText | null;
  unstatedLines?: number;
  /** Per cent of the total as decimal text; null where that says nothing. */
  share: DecimalText | null;
  /** `others` and `not-stated` are told apart from what has a name. */
  kind?: 'value' | 'others' | 'not-stated';
  /** False where there is nothing to filter by. */
  isPickable?: boolean;
  /** The second level; together they are the part. */
  segments?: readonly DistributionSegment[];
}

export type DistributionSegment = Pick<DistributionPart, 'key' | 'label' | 'amount' | 'unstatedLines' | 'share' | 'kind' | 'isPickable'>;

export interface DistributionParts extends ChartParts {
  /** Heads the table's first column: what it is grouped by. */
  partLabel: string;
  segmentLabel?: string;
  amountLabel: string;
  total: DecimalText | null;
  /** A segment is picked together with the part it lies in. */
  onPickSegment?: (partKey: string, segmentKey: string) => void;
}

/** Where money came from. */
export interface SourcePart {
  key: string;
  label: string;
  /** Null: no line states it. */
  amount: DecimalText | null;
  unstatedLines?: number;
  share: DecimalText | null;
}

export interface SourcesParts extends ChartParts {
  sourceLabel: string;
  amountLabel: string;
  total: DecimalText;
}
