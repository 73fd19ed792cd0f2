import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../../../shared/values/grouped.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import type { CustomerRow } from '../query.ts';
import type { ActionStrings } from './strings/index.ts';

/** Two customers with the same masked names, which therefore say nothing (DESIGN.md §4). */
function faceOf(row: CustomerRow): string {
  return `${row.customerName ?? ''}\n${row.accountName ?? ''}`;
}

/** The ids of all who look like another one among them. */
export function lookAlikes(rows: readonly CustomerRow[]): ReadonlySet<string> {
  const byFace = grouped(rows, faceOf);
  return new Set([...byFace.values()].filter((alike) => alike.length > 1).flatMap((alike) => alike.map(({ customerId }) => customerId)));
}

/** An account manager by the portal's own id, which identifies, and the masked name, which does not. */
export function managerName({ userId, name }: { userId: string; name: string | null }): string {
  return name === null ? userId : `${userId} ${name}`;
}

/** Who it is, beyond doubt: names as far as they may be seen, the full id, the partner's own number, manager and tags. */
export function face(row: CustomerRow, isAlike: boolean, words: ActionStrings, mark: unknown = nothing): TemplateResult {
  const names = [row.customerName, row.accountName].filter((name) => name !== null);
  const manager = row.accountManager ? words.picked.manager(managerName(row.accountManager)) : words.picked.noManager;
  return html`<span class="face">
    <span class="face-names"
      >${names.length > 0 ? names.map((name, place) => html`${place > 0 ? ' · ' : ''}<bdi>${name}</bdi>`) : words.picked.unnamed}
      ${isAlike ? html`<span class="chip warning" part="badge" data-hint=${words.picked.lookAlikeHint}><span aria-hidden="true">≈ </span>${words.picked.lookAlike}</span>` : nothing}
      ${mark}</span
    >
    <span class="face-ids"><span class="face-id">${row.customerId}</span>${row.partnerCustomerNo ? html`<span class="face-id">${row.partnerCustomerNo}</span>` : nothing}</span>
    <span class="face-more">${manager}${row.tags.map((tag) => html`<span class="chip" part="badge">${tag}</span>`)}</span>
  </span>`;
}

export interface PeopleParts {
  rows: readonly CustomerRow[];
  /** What will or did happen to one, in a word. */
  mark?: (row: CustomerRow) => unknown;
  /** Takes one out of the list; absent where it is too late for that. */
  onRemove?: ((row: CustomerRow) => void) | undefined;
}

/** The customers an act is about, each of whom can be taken out before it is done (R-AM-3). */
export function people({ rows, mark, onRemove }: PeopleParts, words: ActionStrings): TemplateResult {
  const alike = lookAlikes(rows);
  return html`<ul class="people">
    ${rows.map(
      (row) => html`<li class="person">
        ${face(row, alike.has(row.customerId), words, mark?.(row))}
        ${
          onRemove
            ? html`<button type="button" class="button quiet icon remove" part="button button-quiet" aria-label=${words.picked.remove(row.customerId)} @click=${(event: Event) => removeKeepingFocus(event, () => onRemove(row))}>
              ${actionIcons.close}
            </button>`
            : nothing
        }
      </li>`,
    )}
  </ul>`;
}

/** The next one's button takes the focus, or the one before, or what the list stands in. */
function removeKeepingFocus(event: Event, remove: () => void): void {
  const person = (event.currentTarget as Element).closest('.person');
  const isLast = !person?.nextElementSibling;
  const before = person?.previousElementSibling?.querySelector<HTMLElement>('.remove');
  const fallback = person?.closest('.dialog-box')?.querySelector<HTMLElement>('h2');
  remove();
  // Rows are drawn in place: the button at this place now belongs to the next one.
  if (isLast) (before ?? fallback)?.focus();
}
