import { html, nothing, type TemplateResult } from 'lit';
import { MASKED_FIELDS } from '../../shared/values/lists.ts';
import { formatCount, formatInstant } from '../core/formats.ts';
import { icons } from '../kit/icons.ts';
import { line, type TableColumn } from '../kit/table.ts';
import type { AuditRow } from './query.ts';
import type { Strings } from './strings/index.ts';

type Column = TableColumn<AuditRow>;

/** Details whose values are codes of the kit's own, not what somebody typed. */
const CODED: ReadonlySet<string> = new Set(['subject', 'roles', 'rolesFrom', 'direction']);

/** One detail of a row in words; names of fields are translated, everything else stands as it was written. */
export function detailText(name: string, value: AuditRow['details'][string], strings: Strings): string {
  const one = (part: string | number | boolean): string => {
    const field = MASKED_FIELDS.find((masked) => masked === part);
    if (field) return strings.fields[field];
    return typeof part === 'number' ? formatCount(part) : (CODED.has(name) && strings.codes[String(part)]) || String(part);
  };
  const { label, list } = strings.spoken;
  return label(strings.details[name] ?? name, Array.isArray(value) ? value.map(one).join(list) : one(value));
}

export function actorName(row: AuditRow): string {
  return row.actor.userId ?? row.actor.id;
}

/** What was done in words; an action of a later release stands as it was written. */
export function actionName({ action }: AuditRow, { actionNames }: Strings): string {
  const names: Partial<Record<string, string>> = actionNames;
  return names[action] ?? action;
}

/** With seconds: what happened within one minute has an order. */
export function secondsOf(at: string): string {
  return at.slice(16, 19);
}

function outcomeCell(row: AuditRow, strings: Strings): TemplateResult {
  if (row.outcome === 'done') return html`<span class="value faint">${strings.outcomes.done}</span>`;
  return html`<span class="refused"><span class="chip warning" part="badge">${strings.outcomes.refused}</span><span class="value code">${row.refusal}</span></span>`;
}

function targetsCell(row: AuditRow, strings: Strings): unknown {
  const [first, second] = row.targets;
  if (first === undefined) return html`<span class="value faint">${strings.cells.noTarget}</span>`;
  return [
    line('target', '', html`<span class="value" data-hint=${row.targets.slice(0, 10).join(', ')}>${first}</span>`),
    second === undefined ? nothing : line('more', '', strings.cells.more(formatCount(row.targets.length))),
  ];
}

/** When, who, what, with which outcome, to whom. All of a row is behind its button. */
export function auditColumns(strings: Strings, open: (row: AuditRow) => void): Column[] {
  const { columns: words, cells } = strings;
  const column = (key: keyof typeof words, width: number, cell: Column['cell'], isOnCard = false): Column => ({
    key,
    facts: [{ key, label: words[key] }],
    width,
    cell,
    isOnCard,
  });
  return [
    {
      key: 'at',
      facts: [
        { key: 'at', label: words.at },
        { key: 'sequence', label: words.sequence },
      ],
      width: 184,
      isOnCard: true,
      cell: (row) => [
        line('at', '', html`<bdi>${formatInstant(row.at)}${secondsOf(row.at)}</bdi>`),
        line('sequence', '', cells.sequence(formatCount(row.sequence))),
      ],
    },
    column(
      'actor',
      168,
      (row) => [
        line('actor', '', html`<span class="value" data-hint=${row.actor.id}>${actorName(row)}</span>`),
        line('kind', '', strings.actors[row.actor.kind]),
      ],
      true,
    ),
    column('action', 200, (row) => html`<span class="value">${actionName(row, strings)}</span>`, true),
    column('outcome', 168, (row) => outcomeCell(row, strings), true),
    column('targets', 230, (row) => targetsCell(row, strings)),
    column('details', 230, (row) => {
      const text = Object.entries(row.details)
        .filter(([, value]) => !Array.isArray(value) || value.length > 0)
        .map(([name, value]) => detailText(name, value, strings))
        .join(' · ');
      return html`<span class="value" data-hint=${text || nothing}>${text || cells.noTarget}</span>`;
    }),
    {
      key: 'open',
      facts: [],
      head: html`<span class="unseen">${strings.columns.all}</span>`,
      place: 'trail',
      width: 56,
      cell: (row) => html`<button
        type="button"
        class="button quiet icon" part="button button-quiet"
        tabindex="-1"
        aria-label=${cells.open(formatCount(row.sequence))}
        @click=${() => open(row)}
      >
        ${icons.next}
      </button>`,
    },
  ];
}
