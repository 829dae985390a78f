import { preferencesKey } from "#lib/delivery/inline-script.ts";

/** How the reader wants pages to look, kept on the reader's device alone. */
export type Preferences = { text?: string; contrast?: string; theme?: string };

export function changePreference(name: keyof Preferences, value: string | null): void {
  const { dataset } = document.documentElement;
  if (value) dataset[name] = value;
  else delete dataset[name];
  const { text, contrast, theme } = dataset;
  try {
    localStorage.setItem(preferencesKey, JSON.stringify({ text, contrast, theme }));
  } catch {
    // Storage may be forbidden: the choice then lasts for this page.
  }
}
