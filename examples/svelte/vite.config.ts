import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  // A worker of several files: an executor that is not used is not fetched.
  worker: { format: 'es' },
  // In development, the lab's worker is found beside its module, which has to stay where it is.
  optimizeDeps: { exclude: ['ml-labs'] },
});
