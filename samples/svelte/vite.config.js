import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  // The portal's server, which knows who is signed in.
  server: { proxy: { '/partner-session': 'http://localhost:3000' } },
});
