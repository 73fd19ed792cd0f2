import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The portal's server, which knows who is signed in.
  server: { proxy: { '/partner-session': 'http://localhost:3000' } },
});
