import { html, nothing } from 'lit';
import type { FacedCustomer, FaceWords } from './customer-face.ts';
import { idText } from './id-text.ts';
import type { Names } from './names.ts';
import { line } from './table.ts';

/** A customer in two lines of a table's cell: the name with its eye, then the id with what tells it from others. */
export function nameLines(
  customer: FacedCustomer,
  beside: readonly (string | null)[],
  { names, face }: { names: Names; face: FaceWords },
): unknown {
  const { customerName, accountName, customerId, isLookAlike } = names.shown(customer);
  const isShown = names.reveals.shown('customerName', customerId) !== null;
  const told = beside.filter(Boolean).join(' · ');
  return [
    line(
      'name',
      '',
      html`<span class="cell"><span class="value ${isShown ? 'clear' : 'masked'}">${customerName ?? accountName ?? face.noName}</span>${isLookAlike ? html`<span class="chip warning" part="badge">${face.lookAlike}</span>` : nothing}${names.eye(customer)}</span>`,
    ),
    line(
      'id',
      '',
      html`<span class="value">${idText(customerId, [customerId, told].filter(Boolean).join(' · '))}${told ? ` · ${told}` : nothing}</span>`,
    ),
  ];
}
