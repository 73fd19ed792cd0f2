import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // Without this Vue looks for components of these names.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('partner-') } } })],
  // The portal's server, which knows who is signed in.
  server: { proxy: { '/partner-session': 'http://localhost:3000' } },
});
