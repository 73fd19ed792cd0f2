import {
  BILL_TYPES,
  type BillType,
  CHARGE_MODES,
  type ChargeMode,
  LINE_FAULTS,
  type LineFault,
} from '../../shared/values/consumption-lists.ts';

const MODES_BY_CODE = new Map(Object.entries(CHARGE_MODES).map(([name, code]) => [code as number, name as ChargeMode]));
const TYPES_BY_CODE = new Map(Object.entries(BILL_TYPES).map(([name, { code }]) => [code as number, name as BillType]));

/** The name of an upstream's code; null where none is stated, or one that this release does not know. */
export function chargeModeOf(code: number | null): ChargeMode | null {
  return code === null ? null : (MODES_BY_CODE.get(code) ?? null);
}

export function billTypeOf(code: number | null): BillType | null {
  return code === null ? null : (TYPES_BY_CODE.get(code) ?? null);
}

/** What a filter means as a code: null asks for lines that state none, undefined for any. */
export function chargeModeCode(name: ChargeMode | null | undefined): number | null | undefined {
  return name === null || name === undefined ? name : CHARGE_MODES[name];
}

export function billTypeCode(name: BillType | null | undefined): number | null | undefined {
  return name === null || name === undefined ? name : BILL_TYPES[name].code;
}

/** The identities that a line breaks, by their bits. */
export function faultsOf(bits: number): LineFault[] {
  return LINE_FAULTS.filter((_, index) => (bits & (1 << index)) !== 0);
}
