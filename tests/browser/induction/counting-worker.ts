/** @file The induction lab's worker, telling the channel `devices` when it makes a graphics device and frees it. */

import '../../../labs/induction/worker.ts';

const channel = new BroadcastChannel('devices');
const tell = (change: 1 | -1): void =>
  channel.postMessage({ at: performance.timeOrigin + performance.now(), change });

const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = function (descriptor) {
  tell(1);
  return requestDevice.call(this, descriptor);
};
const { destroy } = GPUDevice.prototype;
GPUDevice.prototype.destroy = function () {
  destroy.call(this);
  tell(-1);
};
