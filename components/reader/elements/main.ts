import { MostRead } from "./most-read.ts";
import { ReadAloud } from "./read-aloud.ts";
import { tellOfReading } from "./reading.ts";
import { ReadingTools } from "./reading-tools.ts";
import { ShareTools } from "./share-tools.ts";

customElements.define("most-read", MostRead);
customElements.define("read-aloud", ReadAloud);
customElements.define("reading-tools", ReadingTools);
customElements.define("share-tools", ShareTools);

if (document.querySelector("article[data-counted]")) tellOfReading();

// A printed page says when it was printed, in words that no one can take for another day.
addEventListener("beforeprint", () => {
  const english = document.documentElement.lang === "en";
  const day = new Date().toLocaleDateString(
    english ? "en-GB" : "vi",
    english ? { dateStyle: "long" } : {},
  );
  for (const place of document.querySelectorAll("[data-printed]")) place.textContent = day;
});
