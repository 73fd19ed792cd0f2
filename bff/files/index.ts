import type { TableWriters } from '../ports/table-files.ts';
import { writeCsvPiece } from './csv/write-csv.ts';
import { writeXlsxPiece } from './xlsx/write-xlsx.ts';

export const tableWriters: TableWriters = { csv: writeCsvPiece, xlsx: writeXlsxPiece };
