import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { wasmKernels } from './core/executors/wasm/build-kernels.ts';
import { findBrowser, softwareGpuFlags } from './tests/find-browser.ts';

export default defineConfig({
  plugins: [wasmKernels()],
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          server: { deps: { inline: [/@tensorflow/] } },
        },
      },
      {
        // Found only when a test imports them, they would reload the page under it.
        optimizeDeps: { include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', 'three'] },

        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser(), args: softwareGpuFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Last and alone: these tests measure times.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
