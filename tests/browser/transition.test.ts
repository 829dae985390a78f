import { expect, it } from "vitest";
import { articlePath } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();

it.each([
  ["fades into the next", "no-preference", true],
  ["gives way to the next at once for who wants little motion", "reduce", false],
] as const)("a page %s", async (_, reducedMotion, fades) => {
  const page = await newPage({ reducedMotion });
  await page.addInitScript(() =>
    addEventListener("pagereveal", ({ viewTransition }) =>
      Object.assign(window, { faded: viewTransition !== null }),
    ),
  );
  await page.goto(articlePath);
  await page.getByRole("link", { name: "Kinh nghiệm" }).first().click();
  await page.waitForURL("**/chuyen-muc/kinh-nghiem");
  const faded = () => page.evaluate(() => (window as unknown as { faded?: boolean }).faded);
  await expect.poll(faded).toBe(fades);
});
