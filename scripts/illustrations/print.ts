import { readFile } from "node:fs/promises";
import { type Browser, chromium } from "playwright-core";
import sharp from "sharp";

const FONTS = new URL("../../public/fonts/", import.meta.url);

/** Turns SVG into pixels with a real browser: its lettering is the portal's own, marks and all. */
export class Press {
  #browser: Browser;
  #faces: string;

  private constructor(browser: Browser, faces: string) {
    this.#browser = browser;
    this.#faces = faces;
  }

  static async open(): Promise<Press> {
    const faces = await Promise.all(
      [400, 600].map(async (weight) => {
        const font = await readFile(new URL(`newsreader-${weight}.woff2`, FONTS), "base64");
        return `@font-face{font-family:Newsreader;font-weight:${weight};src:url(data:font/woff2;base64,${font})}`;
      }),
    );
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
    });
    return new Press(browser, faces.join(""));
  }

  /** The SVG as a true-colour PNG of the given size. */
  async pull(svg: string, width: number, height: number): Promise<Buffer> {
    const page = await this.#browser.newPage({ viewport: { width, height } });
    try {
      await page.setContent(
        `<style>${this.#faces}*{margin:0}svg{display:block;width:${width}px;height:${height}px}</style>${svg}`,
      );
      await page.evaluate(async () => {
        await Promise.all([...document.fonts].map((face) => face.load()));
      });
      return await page.screenshot({ omitBackground: true });
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** The same picture in few colours: a flat print needs no more, and weighs a fifth. */
export function quantise(png: Buffer, colours = 16): Promise<Buffer> {
  return sharp(png)
    .png({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}
