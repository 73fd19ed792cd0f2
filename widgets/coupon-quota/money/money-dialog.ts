export { actDialog as moneyDialog } from '../../kit/acts/act-dialog.ts';
