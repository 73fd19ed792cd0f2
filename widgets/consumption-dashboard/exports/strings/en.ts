import { exportWords } from '../../../kit/exports/strings/en.ts';
import type { ExportStrings } from './zh-CN.ts';

export const exportStrings: ExportStrings = {
  ...exportWords,
  files: {
    'consumption-lines': {
      heading: 'Export bill lines',
      about: 'Lines of the cycles and filters in force. Names are always masked. The file is not a bill.',
    },
    'consumption-distribution': {
      heading: 'Export the distribution',
      about:
        'All parts by the cycles, filters and groupings in force, not only the ten on the screen. Names are always masked. The file is not a bill.',
    },
  },
  refusals: {
    'export-empty': 'Nothing matches. Change the filters.',
    'exports-full': 'Several exports are under way. Wait for one, or cancel one.',
    'export-expired': 'The file is no longer kept. Export again.',
    'export-not-done': 'The export is not done yet.',
    'job-ended': 'It has ended and cannot be cancelled.',
    'permission-missing': 'You may not export consumption. Ask a system administrator.',
    'manager-needed': 'Choose an account manager first.',
    offline: 'The network is down. Try again when it is back.',
  },
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading …',
  unsuccessful: (requestId) => (requestId ? `It did not succeed. Try again. Request id ${requestId}` : 'It did not succeed. Try again.'),
};
