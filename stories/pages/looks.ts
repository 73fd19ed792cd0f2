import antDesign from '../../widgets/presets/ant-design.css?raw';
import elementPlus from '../../widgets/presets/element-plus.css?raw';

/** How the portal around the widgets looks: its own plain way, or as portals built on a known library do. */
export const LOOKS = ['plain', 'element-plus', 'ant-design'] as const;
export type Look = (typeof LOOKS)[number];

/** What the libraries set on a page, in light and in dark, as far as the presets and the frame read it. */
const ELEMENT_PLUS = `
.portal.element-plus {
  --el-font-family: "Noto Sans SC Variable", "PingFang SC", "Microsoft YaHei", sans-serif;
  --el-font-size-extra-small: 12px; --el-font-size-small: 13px; --el-font-size-base: 14px;
  --el-font-size-medium: 16px; --el-font-size-extra-large: 20px;
  --el-border-radius-base: 4px; --el-component-size: 32px; --el-transition-duration-fast: 0.2s;
  --el-color-primary: #409eff;
  --el-color-primary-dark-2: light-dark(#337ecc, #66b1ff);
  --el-color-primary-light-8: light-dark(#d9ecff, #1d3043); --el-color-primary-light-9: light-dark(#ecf5ff, #18222c);
  --el-color-success-dark-2: light-dark(#529b2e, #85ce61); --el-color-success-light-9: light-dark(#f0f9eb, #1c2518);
  --el-color-warning-dark-2: light-dark(#b88230, #ebb563); --el-color-warning-light-9: light-dark(#fdf6ec, #292218);
  --el-color-danger-dark-2: light-dark(#c45656, #f78989); --el-color-danger-light-9: light-dark(#fef0f0, #2b1d1d);
  --el-text-color-primary: light-dark(#303133, #e5eaf3); --el-text-color-regular: light-dark(#606266, #cfd3dc);
  --el-text-color-secondary: light-dark(#909399, #a3a6ad);
  --el-border-color-lighter: light-dark(#ebeef5, #363637);
  --el-fill-color-light: light-dark(#f5f7fa, #262727); --el-fill-color-lighter: light-dark(#fafafa, #1d1d1d);
  --el-bg-color: light-dark(#ffffff, #141414); --el-overlay-color-lighter: rgb(0 0 0 / 0.5);
  --el-box-shadow: 0 12px 32px 4px rgb(0 0 0 / 0.08); --el-box-shadow-light: 0 0 12px rgb(0 0 0 / 0.12);
  --ground: light-dark(#f2f3f5, #0a0a0a); --panel: var(--el-bg-color); --ink: var(--el-text-color-primary);
  --quiet: var(--el-text-color-regular); --line: var(--el-border-color-lighter);
  --brand: light-dark(#2a6cb3, #66b1ff); --brand-soft: var(--el-color-primary-light-9);
}`;

const ANT_DESIGN = `
.portal.ant-design {
  --ant-font-family: "Noto Sans SC Variable", -apple-system, "Segoe UI", sans-serif; --ant-font-family-code: ui-monospace, monospace;
  --ant-font-size: 14px; --ant-font-size-sm: 12px; --ant-font-size-lg: 16px; --ant-font-size-xl: 20px; --ant-font-weight-strong: 600;
  --ant-border-radius: 6px; --ant-border-radius-lg: 8px; --ant-control-height: 32px; --ant-line-width: 1px;
  --ant-motion-duration-mid: 0.2s; --ant-motion-ease-out: cubic-bezier(0.215, 0.61, 0.355, 1);
  --ant-padding-xxs: 4px; --ant-padding-xs: 8px; --ant-padding-sm: 12px; --ant-padding: 16px; --ant-padding-lg: 24px; --ant-padding-xl: 32px;
  --ant-color-primary: light-dark(#1677ff, #1668dc);
  --ant-color-success: light-dark(#52c41a, #49aa19); --ant-color-success-bg: light-dark(#f6ffed, #162312);
  --ant-color-warning: light-dark(#faad14, #d89614); --ant-color-warning-bg: light-dark(#fffbe6, #2b2111);
  --ant-color-error: light-dark(#ff4d4f, #dc4446); --ant-color-error-bg: light-dark(#fff2f0, #2c1618);
  --ant-color-info-bg: light-dark(#e6f4ff, #111a2c);
  --ant-color-text: light-dark(rgb(0 0 0 / 0.88), rgb(255 255 255 / 0.85));
  --ant-color-border-secondary: light-dark(#f0f0f0, #303030);
  --ant-color-bg-container: light-dark(#ffffff, #141414); --ant-color-bg-mask: rgb(0 0 0 / 0.45);
  --ant-box-shadow: 0 6px 16px 0 rgb(0 0 0 / 0.08); --ant-box-shadow-secondary: 0 6px 16px 0 rgb(0 0 0 / 0.12);
  --ground: light-dark(#f5f5f5, #000000); --panel: var(--ant-color-bg-container); --ink: light-dark(#1f1f1f, #dcdcdc);
  --quiet: light-dark(#595959, #a6a6a6); --line: var(--ant-color-border-secondary);
  --brand: light-dark(#0958d9, #65a9f3); --brand-soft: light-dark(#e6f4ff, #111a2c);
}`;

const PLAIN = `
.portal.plain {
  --ground: light-dark(#f6f7f8, #101318); --panel: light-dark(#ffffff, #171b21); --ink: light-dark(#1c2127, #e8ebef);
  --quiet: light-dark(#565f69, #a5adb7); --line: light-dark(#e1e4e8, #2c323a);
  --brand: light-dark(#1f5fd0, #8fb5ff); --brand-soft: light-dark(#eaf1fd, #1a2740);
}`;

const FRAME = `
.portal {
  display: grid; grid-template: auto 1fr / 208px minmax(0, 1fr); min-block-size: 100dvh;
  background: var(--ground); color: var(--ink); font-size: 14px; line-height: 1.6;
}
.portal > header {
  grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-block-size: 56px; padding: 0 24px;
  border-block-end: 1px solid var(--line); background: var(--panel);
}
.portal > header h1 { margin: 0; font-size: 16px; line-height: 24px; }
.portal > header span { margin-inline-start: auto; color: var(--quiet); }
.portal > nav { padding: 12px 8px; border-inline-end: 1px solid var(--line); background: var(--panel); }
.portal > nav a {
  display: flex; align-items: center; min-block-size: 40px; padding: 0 16px; border-radius: 4px; color: inherit; text-decoration: none;
}
.portal > nav a:hover { background: var(--ground); }
.portal > nav a[aria-current] { background: var(--brand-soft); color: var(--brand); font-weight: 600; }
.portal nav a:focus-visible { outline: 2px solid var(--brand); outline-offset: -2px; }
.portal > main { min-inline-size: 0; padding: 24px; outline: none; }
.portal > main > h2 { margin: 0 0 16px; font-size: 20px; line-height: 28px; }
.portal .together { display: grid; gap: 24px; }
.portal.ant-design > header { border: 0; background: #001529; color: #ffffff; }
.portal.ant-design > header span { color: #c5ccd3; }
@media (max-width: 719px) {
  .portal { grid-template: auto auto 1fr / minmax(0, 1fr); }
  .portal > header { padding: 8px 16px; }
  .portal > nav { display: flex; gap: 4px; padding: 4px 8px; overflow-x: auto; border-inline-end: 0; border-block-end: 1px solid var(--line); }
  .portal > nav a { flex: none; min-block-size: 44px; padding: 0 12px; }
  .portal > main { padding: 16px 12px; }
}`;

const STYLES: Record<Look, string> = { plain: PLAIN, 'element-plus': ELEMENT_PLUS + elementPlus, 'ant-design': ANT_DESIGN + antDesign };

/** The sheet of a look, for a page to take in while it is shown. */
export function sheetOf(look: Look): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(FRAME + STYLES[look]);
  return sheet;
}
