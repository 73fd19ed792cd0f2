import { Names as KitNames } from '../../kit/names.ts';
import type { PanelContext } from '../context.ts';
import type { OperationStrings } from './strings/index.ts';

/** Names of customers in the panel, in the words of operations. */
export class Names extends KitNames {
  constructor(context: PanelContext, around: { readonly operation: OperationStrings }) {
    super(context, () => around.operation);
  }
}
