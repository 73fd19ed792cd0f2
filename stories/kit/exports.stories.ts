import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { adopt } from '../../widgets/kit/adopt.ts';
import { formatChoice } from '../../widgets/kit/exports/format-choice.ts';
import { recordRows } from '../../widgets/kit/exports/record-rows.ts';
import type { ExportRecord } from '../../widgets/kit/exports/records.ts';
import { exportStyles } from '../../widgets/kit/exports/styles.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { kitWords } from './words.ts';

const HOUR = 3600;
const download = fn();
const cancel = fn();
const choose = fn();

function record(jobId: string, facts: Partial<ExportRecord>): ExportRecord {
  return {
    jobId,
    kind: 'export',
    state: 'done',
    done: 0,
    total: null,
    requestedAt: '2026-11-18T02:00:00.000Z',
    startedAt: null,
    endedAt: null,
    failure: null,
    what: 'customers',
    format: 'csv',
    fileName: `${jobId}.csv`,
    bytes: null,
    expiresInSeconds: null,
    isDownloadable: false,
    ...facts,
  };
}

const RECORDS = [
  record('queued', { state: 'queued' }),
  record('running', { state: 'running', done: 420_000, total: 1_000_000, what: 'consumption-lines', format: 'xlsx' }),
  record('fresh', { bytes: 1_430_000, expiresInSeconds: 7 * 24 * HOUR, isDownloadable: true }),
  record('last', { bytes: 812, expiresInSeconds: 5 * HOUR, isDownloadable: true, what: 'agreement-standings' }),
  record('over', { bytes: 98_500_000, expiresInSeconds: 0, what: 'audit' }),
  record('empty', { state: 'failed', failure: 'export-empty' }),
  record('failed', { state: 'failed', failure: 'storage-unavailable', what: 'operations' }),
  record('cancelled', { state: 'cancelled' }),
];

const withStyles = (canvasElement: HTMLElement) => adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [exportStyles]);

const meta: Meta = { title: 'Kit/Exports', beforeEach: () => void [download, cancel, choose].map((each) => each.mockClear()) };
export default meta;
type Story = StoryObj;

/** Waiting, under way, done, soon gone, gone, empty, failed, cancelled: only what is there can be downloaded. */
export const Records: Story = {
  render: (_args, context) =>
    onStage(
      () => html`<div class="dialog-box">
        ${recordRows({ records: RECORDS, words: kitWords(context).export, age: 0, busy: new Set(), onDownload: download, onCancel: cancel })}
      </div>`,
    ),
  play: async (context) => {
    withStyles(context.canvasElement);
    const words = kitWords(context).export;
    const stage = within(stageOf(context.canvasElement));
    await expect(stage.getAllByText(words.download)).toHaveLength(2);
    await expect(stage.getAllByText(words.cancel)).toHaveLength(2);
    await expect(stage.getByText(words.expired)).toBeVisible();
    await userEvent.click(stage.getByRole('button', { name: words.downloadOf('fresh.csv') }));
    await expect(download).toHaveBeenCalledWith(RECORDS[2]);
  },
};

/** One of a few, each with what it is good for. */
export const Formats: Story = {
  render: (_args, context) => onStage(() => formatChoice('csv', kitWords(context).export, choose)),
  play: async (context) => {
    withStyles(context.canvasElement);
    const stage = within(stageOf(context.canvasElement));
    await expect(stage.getByRole('radio', { name: /CSV/ })).toBeChecked();
    await userEvent.click(stage.getByRole('radio', { name: /XLSX/ }));
    await expect(choose).toHaveBeenCalledWith('xlsx');
  },
};
