import type { TableWriters } from '../ports/table-files.ts';
import { csvWriter } from './csv/write-csv.ts';
import { xlsxWriter } from './xlsx/write-xlsx.ts';

export const tableWriters: TableWriters = { csv: csvWriter, xlsx: xlsxWriter };
