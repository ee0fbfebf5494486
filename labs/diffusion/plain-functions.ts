/** @file What `dist/labs/diffusion-samplers.js` exports: schedules and samplers for use without the element. */

export * from './samplers.ts';
export { createSchedule, startAlarm, startError, type Schedule } from './schedules.ts';
