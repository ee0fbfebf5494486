/** @file Addresses of scripts on pages that require Trusted Types. */

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
let policy: ScriptUrlPolicy | undefined;

/** The address as a page that requires Trusted Types takes it: from the policy `ml-labs`. */
export function trusted(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
  };
  policy ??= trustedTypes?.createPolicy('ml-labs', { createScriptURL: (url) => url });
  // The DOM takes the policy's object where its types say string.
  return policy ? (policy.createScriptURL(url) as string) : url;
}
