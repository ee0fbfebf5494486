/** @file The induction lab's worker, with a way to take its graphics device away: post `'lose the device'`. */

import '../../../labs/induction/worker.ts';

const devices: GPUDevice[] = [];
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (descriptor) {
  const device = await requestDevice.call(this, descriptor);
  devices.push(device);
  return device;
};
// To the lab's own listener this is a command that it does not know.
addEventListener('message', (event) => {
  if (event.data === 'lose the device') for (const device of devices.splice(0)) device.destroy();
});
