import { ReadingTools } from "./reading-tools.ts";
import { ShareTools } from "./share-tools.ts";

customElements.define("reading-tools", ReadingTools);
customElements.define("share-tools", ShareTools);

// A printed page says when it was printed.
addEventListener("beforeprint", () => {
  for (const place of document.querySelectorAll("[data-printed]")) {
    place.textContent = new Date().toLocaleDateString(document.documentElement.lang);
  }
});
