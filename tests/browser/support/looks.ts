import type { Page } from "playwright-core";

/** The ways in which a reader may choose to see pages. */
export const looks = {
  light: { theme: "light" },
  dark: { theme: "dark" },
  contrast: { theme: "light", contrast: "more" },
  "dark contrast": { theme: "dark", contrast: "more" },
} as const;

export type Look = keyof typeof looks;

/** Shows the page as if the reader had chosen so; that choosing works is tested by itself. */
export async function show(page: Page, choice: Record<string, string>): Promise<void> {
  await page.evaluate((choice) => {
    const { dataset } = document.documentElement;
    for (const name of Object.keys(dataset)) delete dataset[name];
    Object.assign(dataset, choice);
  }, choice);
}
