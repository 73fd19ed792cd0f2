import vue from '@vitejs/plugin-vue2';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  // The portal's server, which knows who is signed in.
  server: { proxy: { '/partner-session': 'http://localhost:3000' } },
});
