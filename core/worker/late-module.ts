/** @file Modules that a worker fetches only when something is asked for that needs them. */

/**
 * The module, fetched now at the latest.
 * @param what is in it, for the message, in the plural
 * @throws Error with the code `lab-not-loaded` when it cannot be had.
 */
export async function lateModule<Module>(what: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const message =
      `${what} could not be fetched (${String(error)}). Check that all files of the lab lie beside its ` +
      'script and that the network is there, then ask again.';
    throw Object.assign(new Error(message, { cause: error }), { code: 'lab-not-loaded' });
  }
}
