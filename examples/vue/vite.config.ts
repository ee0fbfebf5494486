import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.endsWith('-lab') } } })],
  // A worker of several files: an executor that is not used is not fetched.
  worker: { format: 'es' },
  // In development, the lab's worker is found beside its module, which has to stay where it is.
  optimizeDeps: { exclude: ['ml-labs'] },
});
