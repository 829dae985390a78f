import { allowFetchingAhead } from "./fetching-ahead.ts";
import { MostRead } from "./most-read.ts";
import { ReadAloud } from "./read-aloud.ts";
import { tellOfReading } from "./reading.ts";
import { ReadingTools } from "./reading-tools.ts";
import { ShareTools } from "./share-tools.ts";

function start(): void {
  allowFetchingAhead();
  customElements.define("most-read", MostRead);
  customElements.define("read-aloud", ReadAloud);
  customElements.define("reading-tools", ReadingTools);
  customElements.define("share-tools", ShareTools);
  if (document.querySelector("article[data-counted]")) tellOfReading();
}

// The script is async, and the elements look inside of them: the page has to be whole.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

// Before anyone scrolls there: what is not laid out stands in no picture of the whole page.
addEventListener("load", () => {
  const layOut = () => {
    for (const part of document.querySelectorAll(".later")) part.classList.remove("later");
  };
  if ("requestIdleCallback" in window) requestIdleCallback(layOut, { timeout: 2_000 });
  else setTimeout(layOut);
});

// A printed page says when it was printed, in words that no one can take for another day.
addEventListener("beforeprint", () => {
  const english = document.documentElement.lang === "en";
  const day = new Date().toLocaleDateString(
    english ? "en-GB" : "vi",
    english ? { dateStyle: "long" } : {},
  );
  for (const place of document.querySelectorAll("[data-printed]")) place.textContent = day;
});
