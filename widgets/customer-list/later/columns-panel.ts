import { html, type TemplateResult } from 'lit';
import type { CustomerColumn } from '../../../shared/values/lists.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { icons } from '../../kit/icons.ts';
import { type ColumnChoice, moved } from '../arrange.ts';
import type { LaterContext } from './index.ts';
import { panelHead } from './panel-head.ts';

function nameOf({ strings, words }: LaterContext, column: CustomerColumn): string {
  const { columns, fields } = strings;
  if (column === 'mobile' || column === 'email' || column === 'accountManagerName') return fields[column];
  return column === 'identity' || column === 'ids' || column === 'association' || column === 'consumption'
    ? words.columns[column]
    : columns[column];
}

/** Which columns are shown and in which order: what is chosen is seen in the table at once, and saved. */
export function columnsPanel(context: LaterContext): TemplateResult {
  const { controller, strings, words, close } = context;
  const { arrangement } = controller;
  const offered = arrangement.columns.filter(({ column }) => column !== 'reseller' || controller.isOfResellers);
  return html`<div class="panel-box columns-panel">
    ${panelHead(strings.arrange, words.close, close)}
    <ol class="panel-body">
      ${offered.map((choice, place) => row(context, offered, choice, place))}
    </ol>
    <footer class="panel-foot">
      <span class="note ${arrangement.failure ? 'danger' : ''}" role="status">${arrangement.failure ? words.unsaved : words.note}</span>
      <button type="button" class="button quiet" part="button button-quiet" @click=${() => arrangement.set(controller.session, [])}>${words.reset}</button>
    </footer>
  </div>`;
}

function row(context: LaterContext, offered: readonly ColumnChoice[], { column, isShown }: ColumnChoice, place: number): TemplateResult {
  const { controller, words } = context;
  const name = nameOf(context, column);
  const isFixed = column === 'identity';
  const show = (isChecked: boolean): void => {
    const columns = controller.arrangement.columns.map((each) => (each.column === column ? { column, isShown: isChecked } : each));
    controller.arrangement.set(controller.session, columns);
  };
  return html`<li class="column-choice">
    ${checkbox({ label: name, isChecked: isShown, isDisabled: isFixed, onChange: show })}
    ${
      isFixed
        ? html`<span class="note">${words.columns.fixed}</span>`
        : html`${step(context, offered, column, place, -1)}${step(context, offered, column, place, 1)}`
    }
  </li>`;
}

/** The focus goes with the column, to the other button where this one has come to the end. */
function step(context: LaterContext, offered: readonly ColumnChoice[], column: CustomerColumn, place: number, by: -1 | 1): TemplateResult {
  const { controller, host, words } = context;
  const name = nameOf(context, column);
  const isPossible = by < 0 ? place > 1 : place < offered.length - 1;
  const move = (): void => {
    const { arrangement } = controller;
    arrangement.set(
      controller.session,
      moved(
        arrangement.columns,
        column,
        by,
        offered.map((each) => each.column),
      ),
    );
    host.announce(words.moved(name, place + by + 1, offered.length));
    const [up, down] = ['up', 'down'].map((way) => `#panel-columns [data-step="${column} ${way}"]`) as [string, string];
    // Drawn in a microtask of its own.
    setTimeout(() => (host.find(`${by < 0 ? up : down}:enabled`) ?? host.find(by < 0 ? down : up))?.focus());
  };
  return html`<button
    type="button"
    class="button quiet icon step ${by < 0 ? 'up' : ''}" part="button"
    data-step="${column} ${by < 0 ? 'up' : 'down'}"
    aria-label=${(by < 0 ? words.up : words.down)(name)}
    ?disabled=${!isPossible}
    @click=${move}
  >
    ${icons.more}
  </button>`;
}
