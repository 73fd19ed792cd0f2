/** What a page of a component library has on its root by default: the library's own values, of Element Plus 2.14 and Ant Design 5.29. */
export const HOST_LIBRARIES = ['element-plus', 'ant-design'] as const;
export type HostLibrary = (typeof HOST_LIBRARIES)[number];

export type HostScheme = 'light' | 'dark';

const ELEMENT_BOTH = `
  --el-font-family: "Helvetica Neue", Helvetica, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", Arial, sans-serif;
  --el-font-size-extra-large: 20px; --el-font-size-large: 18px; --el-font-size-medium: 16px; --el-font-size-base: 14px;
  --el-font-size-small: 13px; --el-font-size-extra-small: 12px; --el-border-radius-base: 4px; --el-component-size: 32px;
  --el-transition-duration-fast: 0.2s; --el-color-primary: #409eff; --el-color-success: #67c23a; --el-color-warning: #e6a23c;
  --el-color-danger: #f56c6c;`;

const ELEMENT: Record<HostScheme, string> = {
  light: `${ELEMENT_BOTH}
  --el-color-primary-light-8: #d9ecff; --el-color-primary-light-9: #ecf5ff; --el-color-primary-dark-2: #337ecc;
  --el-color-success-light-9: #f0f9eb; --el-color-success-dark-2: #529b2e; --el-color-warning-light-9: #fdf6ec;
  --el-color-warning-dark-2: #b88230; --el-color-danger-light-9: #fef0f0; --el-color-danger-dark-2: #c45656; --el-bg-color: #ffffff;
  --el-text-color-primary: #303133; --el-text-color-regular: #606266; --el-text-color-secondary: #909399;
  --el-border-color-lighter: #ebeef5; --el-fill-color-light: #f5f7fa; --el-fill-color-lighter: #fafafa;
  --el-overlay-color-lighter: rgba(0, 0, 0, 0.5); --el-box-shadow: 0px 12px 32px 4px rgba(0, 0, 0, 0.04), 0px 8px 20px rgba(0, 0, 0, 0.08);
  --el-box-shadow-light: 0px 0px 12px rgba(0, 0, 0, 0.12);`,
  dark: `${ELEMENT_BOTH}
  --el-color-primary-light-8: #1d3043; --el-color-primary-light-9: #18222b; --el-color-primary-dark-2: #66b1ff;
  --el-color-success-light-9: #1c2518; --el-color-success-dark-2: #85ce61; --el-color-warning-light-9: #292218;
  --el-color-warning-dark-2: #ebb563; --el-color-danger-light-9: #2a1d1d; --el-color-danger-dark-2: #f78989; --el-bg-color: #141414;
  --el-text-color-primary: #e5eaf3; --el-text-color-regular: #cfd3dc; --el-text-color-secondary: #a3a6ad;
  --el-border-color-lighter: #363637; --el-fill-color-light: #262727; --el-fill-color-lighter: #1d1d1d;
  --el-overlay-color-lighter: rgba(0, 0, 0, 0.5); --el-box-shadow: 0px 12px 32px 4px rgba(0, 0, 0, 0.36), 0px 8px 20px rgba(0, 0, 0, 0.72);
  --el-box-shadow-light: 0px 0px 12px rgba(0, 0, 0, 0.72);`,
};

const ANT_SHADOW = '0 6px 16px 0 rgba(0, 0, 0, 0.08), 0 3px 6px -4px rgba(0, 0, 0, 0.12), 0 9px 28px 8px rgba(0, 0, 0, 0.05)';

const ANT_BOTH = `
  --ant-font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  --ant-font-family-code: "SFMono-Regular", Consolas, "Liberation Mono", Menlo, Courier, monospace; --ant-font-size: 14px;
  --ant-font-size-sm: 12px; --ant-font-size-lg: 16px; --ant-font-size-xl: 20px; --ant-font-weight-strong: 600; --ant-border-radius: 6px;
  --ant-border-radius-lg: 8px; --ant-line-width: 1px; --ant-control-height: 32px; --ant-padding-xxs: 4px; --ant-padding-xs: 8px;
  --ant-padding-sm: 12px; --ant-padding: 16px; --ant-padding-lg: 24px; --ant-padding-xl: 32px; --ant-motion-duration-mid: 0.2s;
  --ant-motion-ease-out: cubic-bezier(0.215, 0.61, 0.355, 1); --ant-color-bg-mask: rgba(0, 0, 0, 0.45); --ant-box-shadow: ${ANT_SHADOW};
  --ant-box-shadow-secondary: ${ANT_SHADOW};`;

const ANT: Record<HostScheme, string> = {
  light: `${ANT_BOTH}
  --ant-color-primary: #1677ff; --ant-color-success: #52c41a; --ant-color-warning: #faad14; --ant-color-error: #ff4d4f;
  --ant-color-success-bg: #f6ffed; --ant-color-warning-bg: #fffbe6; --ant-color-error-bg: #fff2f0; --ant-color-info-bg: #e6f4ff;
  --ant-color-bg-container: #ffffff; --ant-color-text: rgba(0, 0, 0, 0.88); --ant-color-border-secondary: #f0f0f0;`,
  dark: `${ANT_BOTH}
  --ant-color-primary: #1668dc; --ant-color-success: #49aa19; --ant-color-warning: #d89614; --ant-color-error: #dc4446;
  --ant-color-success-bg: #162312; --ant-color-warning-bg: #2b2111; --ant-color-error-bg: #2c1618; --ant-color-info-bg: #111a2c;
  --ant-color-bg-container: #141414; --ant-color-text: rgba(255, 255, 255, 0.85); --ant-color-border-secondary: #303030;`,
};

/** Declarations that a page with this library has on its root. */
export function hostVariables(library: HostLibrary, scheme: HostScheme): string {
  return `color-scheme: ${scheme};${(library === 'element-plus' ? ELEMENT : ANT)[scheme]}`;
}
