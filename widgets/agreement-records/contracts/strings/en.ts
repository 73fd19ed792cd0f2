import { actRefusals, actWords } from '../../../kit/acts/strings/en.ts';
import type { ContractsStrings } from './zh-CN.ts';

export const contractsStrings: ContractsStrings = {
  act: {
    ...actWords,
    refusals: {
      ...actRefusals,
      'partner-not-verified': ["Your company's real name is not verified", 'Once it is, you can apply. Ask a system administrator.'],
      'no-consumption': ['There is no consumption in these bill cycles', 'Choose cycles that have some.'],
      'cycle-running': ['One of the bill cycles is not over', 'Choose cycles that are.'],
      'range-inverted': ['The first cycle is after the last', 'Choose them again.'],
      'cycle-outside-window': ['These bill cycles are out of reach', 'Choose more recent ones.'],
      'currencies-mixed': ['These bill cycles have several currencies', 'They are never added: enter one of them, such as CNY.'],
      'figures-not-ready': ['Consumption is being counted', 'Try again in a moment.'],
      'request-invalid': ['The currency cannot be read', 'Enter a currency of three letters, such as CNY, or leave it empty.'],
    },
  },
  list: 'Payment agreement contracts',
  about: 'Made from actual consumption of bill cycles that are over; no approval, to be downloaded at once, for reimbursement and filing.',
  unverified:
    "Your company's real name is not verified, so you cannot apply yet. Once it is, refresh this page; if in doubt, ask a system administrator.",
  announce: (count) => `${count} ${count === '1' ? 'contract' : 'contracts'} loaded`,
  columns: { number: 'Contract number', cycles: 'Bill cycles', due: 'Due', paid: 'Paid', created: 'Made at', actions: 'Actions' },
  cells: {
    cycles: (from, to) => (from === to ? from : `${from} to ${to}`),
    unknown: 'Not stated',
    unknownHint: 'Some consumption does not state what coupons paid, so what was paid is not known.',
    download: (number) => `Download contract ${number}`,
  },
  more: 'Older contracts',
  loadingMore: 'Loading…',
  moreFailed: 'The older contracts could not be loaded. Try again.',
  end: 'These are the oldest contracts',
  apply: {
    open: 'Apply for a contract',
    heading: 'Apply for a payment agreement contract',
    about: 'Nobody has to approve it: it is made at once, and can be downloaded right away.',
    from: 'First cycle',
    to: 'Last cycle',
    currency: 'Currency (optional)',
    currencyHelp: 'May stay empty where the cycles have one currency only.',
    badCurrency: 'Enter a currency of three letters, such as CNY.',
    inverted: 'The first cycle is after the last. Choose them again.',
    contains: 'The contract will contain',
    contents: [
      'your company’s name and the contract number;',
      'what is due in each bill cycle, and what was paid where all consumption states what coupons paid;',
      'the total of the cycles;',
      'a digest of the whole text, by which a change would show.',
    ],
    same: 'Applying again for the same cycles and figures gives the same contract.',
    act: 'Apply and make it',
    done: 'Done',
    next: (number) => `Contract ${number} is there: download it now, or from the list at any time.`,
    download: 'Download the contract',
  },
  standIns: {
    empty: ['No payment agreement contracts yet', 'Apply for one from actual consumption, for reimbursement and filing.'],
    emptyUnverified: ['No payment agreement contracts yet', 'Your company can apply once its real name is verified.'],
    refused: ['You may not see payment agreement contracts', "Ask your company's administrator for access."],
    failed: ['The contracts could not be loaded', 'Try again. If that does not help, give the request ID to your administrator.'],
  },
};
