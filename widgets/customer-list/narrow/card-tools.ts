import { html, nothing, type TemplateResult } from 'lit';
import { CUSTOMER_SORTS, MASKED_FIELDS, SORT_DIRECTIONS } from '../../../shared/values/lists.ts';
import { eye } from '../../kit/eye.ts';
import { selectField } from '../../kit/field.ts';
import { columnEye } from '../columns.ts';
import type { FirstContext } from '../context.ts';
import type { Sort } from '../query.ts';

/** Where cards hide the header, its sorting and its eyes stand here. */
export function cardTools(context: FirstContext): TemplateResult {
  const { controller, strings } = context;
  const options = CUSTOMER_SORTS.flatMap((by) =>
    SORT_DIRECTIONS.map((direction) => ({ value: `${by} ${direction}`, label: `${strings.sort.by[by]} · ${strings.sort[direction]}` })),
  );
  const eyes = MASKED_FIELDS.map((field) => ({ field, parts: columnEye(context, field) }));
  return html`
    ${selectField({
      id: 'card-sort',
      label: strings.sort.label,
      isLabelUnseen: true,
      value: `${controller.shown.sort.by} ${controller.shown.sort.direction}`,
      options,
      onPick: (value) => {
        const [by, direction] = value.split(' ') as [Sort['by'], Sort['direction']];
        controller.sortBy(by, direction);
      },
    })}
    ${
      controller.canReveal || !context.answer
        ? html`<div class="card-eyes" role="group" aria-label=${strings.reveal.columns}>
          ${eyes.map(({ field, parts }) => html`<span class="card-eye ${parts ? '' : 'absent'}">${strings.fields[field]}${parts ? eye({ ...parts, isTabStop: true }) : html`<span class="eye"></span>`}</span>`)}
        </div>`
        : nothing
    }
`;
}
