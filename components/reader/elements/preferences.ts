/** How the reader wants pages to look, kept on the reader's device alone. */
export type Preferences = { text?: string; contrast?: string; theme?: string };

const key = "hien-thi";

/**
 * Runs in <head> before anything is drawn, so that a page does not flash. Kept as text, since it
 * stands in the document itself; it must name the same key.
 */
export const applyPreferences = `try{Object.assign(document.documentElement.dataset,JSON.parse(localStorage.getItem("${key}")))}catch{}`;

export function changePreference(name: keyof Preferences, value: string | null): void {
  const { dataset } = document.documentElement;
  if (value) dataset[name] = value;
  else delete dataset[name];
  const { text, contrast, theme } = dataset;
  try {
    localStorage.setItem(key, JSON.stringify({ text, contrast, theme }));
  } catch {
    // Storage may be forbidden: the choice then lasts for this page.
  }
}
