import type { CSSResult } from 'lit';
import { faceStyles } from '../../kit/customer-face.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { DashboardContext } from '../context.ts';
import { loadNamesStrings } from '../names/strings/index.ts';
import { CustomerPicker } from './picker.ts';
import { loadCustomersStrings } from './strings/index.ts';
import { customersStyles } from './styles.ts';

const styles: readonly CSSResult[] = [faceStyles, eyeStyles, resultStyles, customersStyles];

/** Where one customer is picked; words are loaded in the dashboard's language before it is made. */
export const customersLayer = {
  styles,
  create: async (context: DashboardContext): Promise<CustomerPicker> => {
    const [customers, names] = await Promise.all([context.learn(loadCustomersStrings), context.learn(loadNamesStrings)]);
    return new CustomerPicker(context, { customers, names });
  },
};
