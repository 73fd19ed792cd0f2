import { figure, own } from '../isolate.ts';
import type { DocumentWords } from './document.zh-CN.ts';

export const documentWords: DocumentWords = {
  added: 'جديد',
  changed: 'معدّل',
  newTab: '(يُفتح في علامة تبويب جديدة)',
  table: 'جدول يمكن تمريره جانبيًا',
  contents: 'المحتويات',
  reached: 'اطُّلع عليه',
  progress: (reached, all) =>
    reached === all ? `اطُّلع على كل الأقسام، وعددها ${figure(all)}` : `الأقسام التي اطُّلع عليها: ${figure(`${reached} / ${all}`)}`,
  next: 'القسم التالي',
  again: 'من البداية',
  place: (number, all, heading) => `القسم ${figure(`${number} / ${all}`)}: ${own(heading)}`,
};
